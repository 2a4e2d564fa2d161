using System.Globalization;

namespace Breakwater.Compare.Text;

/// <summary>Makes the logs that are raced over; each once, below <c>artifacts/bench/text</c>.</summary>
internal sealed class TextData(string root)
{
    private const int LinesPerDay = 400_000;

    private static readonly string[] Sources = ["iis10.log", "iis7_owa.log"];

    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench", "text")).FullName;

    /// <summary>The logs of a drill of about so many bytes.</summary>
    public string Drill(long size)
    {
        var made = Path.Combine(Folder, FormattableString.Invariant($"drill-{size / 1_000_000}"));
        if (!Directory.Exists(made))
        {
            Stopwatched.Run(new Contender("drill", [Path.Combine(root, "breakwater"), "drill", "proxylogon-webshell", "--out", made, "--size", $"{size / 1_000_000}MB"], 0, null));
        }

        return Path.Combine(made, "evidence");
    }

    /// <summary>The lines of the public corpora under new dates and their own column lists, in the order of the clock: of one corpus file and the other in turn.</summary>
    /// <param name="corpus">Its folder of IIS logs.</param>
    /// <param name="size">How many bytes together, at least.</param>
    /// <param name="files">How many files of the same length; null for one a day.</param>
    public string Iis(string corpus, long size, int? files = null)
    {
        var made = Path.Combine(Folder, FormattableString.Invariant($"iis-{size / 1_000_000}{(files is null ? "" : $"-in-{files}")}"));
        var logs = Path.Combine(made, "C", "inetpub", "logs", "LogFiles", "W3SVC1");
        if (Directory.Exists(logs))
        {
            return made;
        }

        Directory.CreateDirectory(logs);
        List<string>[] sources = [.. Sources.Select(f => File.ReadLines(Path.Combine(corpus, f)).ToList())];
        var start = new DateTime(2021, 2, 1, 0, 0, 0, DateTimeKind.Utc);
        var written = 0L;
        for (var i = 0; files is { } count ? i < count : written < size; i++)
        {
            // Hours when there are more files than days, so that every file has a name of its own.
            var time = files is null ? start.AddDays(i) : start.AddHours(i);
            var path = Path.Combine(logs, FormattableString.Invariant($"u_ex{time.ToString(files is null ? "yyMMdd" : "yyMMddHH", CultureInfo.InvariantCulture)}.log"));
            written += Write(path, sources[i % sources.Length], time, files is null ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1), files is { } parts ? size / parts : long.MaxValue);
        }

        return made;
    }

    private static long Write(string path, List<string> source, DateTime start, TimeSpan span, long bytes)
    {
        var lines = source.Where(l => l.Length > 20 && char.IsAsciiDigit(l[0])).Select(l => l[19..]).ToList();
        var count = bytes == long.MaxValue ? LinesPerDay : (int)Math.Max(1, bytes / (20 + lines.Average(l => l.Length)));
        using (var file = new StreamWriter(path))
        {
            file.WriteLine(source.First(l => l.StartsWith("#Fields:", StringComparison.Ordinal)));
            for (var i = 0; i < count; i++)
            {
                file.WriteLine((start + (span * ((double)i / count))).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + lines[i % lines.Count]);
            }
        }

        return new FileInfo(path).Length;
    }
}
