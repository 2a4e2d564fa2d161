using System.Globalization;

namespace Breakwater.Compare.Text;

/// <summary>Text logs: those of a drill, and the public corpora's IIS lines over and over.</summary>
internal static class TextWorkload
{
    private const int LinesPerDay = 400_000;

    public const string Explanation =
        """
        `assess` runs whole: inventory, every rule of the product, coverage, verdict, report.html and assessment.json. The rivals search for the 61 literals of
        `reference/rg-literals.txt` and count lines; they know neither an attempt from a success nor which days the logs cover, cannot undo percent-encoding, and flag 247 of
        460 innocent look-alikes. Bias: everything lies in the page cache; the drill's folder holds event logs too, which the rivals search as bytes and Breakwater reads event by
        event. `rg` skips nothing here (`-uuu`, `-a`). Ratios are by bytes per second against the first row. CPU time is user and system together.
        """;

    public static IReadOnlyList<Race> Create(string root, long size)
    {
        var shared = Environment.GetEnvironmentVariable("BREAKWATER_CORPORA") is { } corpora ? Path.GetDirectoryName(Path.GetFullPath(corpora))! : Path.Combine(root, "..", "shared");
        var literals = Path.Combine(shared, "reference", "rg-literals.txt");
        if (!File.Exists(literals))
        {
            Console.Error.WriteLine($"{literals}: absent; set BREAKWATER_CORPORA to the public corpora");
            return [];
        }

        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench", "text")).FullName;
        return [Drill(root, folder, literals, size), Iis(root, folder, literals, Path.Combine(shared, "corpora", "iis"), size / 2)];
    }

    private static Race Drill(string root, string folder, string literals, long size)
    {
        var made = Path.Combine(folder, FormattableString.Invariant($"drill-{size / 1_000_000}"));
        if (!Directory.Exists(made))
        {
            Stopwatched.Run(new Contender("drill", [Path.Combine(root, "breakwater"), "drill", "proxylogon-webshell", "--out", made, "--size", $"{size / 1_000_000}MB"], 0, null));
        }

        return Of("Drill", root, folder, literals, Path.Combine(made, "evidence"));
    }

    /// <summary>The corpora's lines under new dates and their own column lists, in the order of the clock, one file a day: of one corpus file and the other in turn.</summary>
    private static Race Iis(string root, string folder, string literals, string corpus, long size)
    {
        var made = Path.Combine(folder, FormattableString.Invariant($"iis-{size / 1_000_000}"));
        var logs = Directory.CreateDirectory(Path.Combine(made, "C", "inetpub", "logs", "LogFiles", "W3SVC1")).FullName;
        if (!Directory.EnumerateFiles(logs).Any())
        {
            List<string>[] sources = [.. new[] { "iis10.log", "iis7_owa.log" }.Select(f => File.ReadLines(Path.Combine(corpus, f)).ToList())];
            var day = new DateTime(2021, 2, 1, 0, 0, 0, DateTimeKind.Utc);
            for (long written = 0; written < size; day = day.AddDays(1))
            {
                var source = sources[day.DayOfYear % sources.Length];
                var lines = source.Where(l => l.Length > 20 && char.IsAsciiDigit(l[0])).Select(l => l[19..]).ToList();
                var path = Path.Combine(logs, $"u_ex{day.ToString("yyMMdd", CultureInfo.InvariantCulture)}.log");
                using (var file = new StreamWriter(path))
                {
                    file.WriteLine(source.First(l => l.StartsWith("#Fields:", StringComparison.Ordinal)));
                    for (var i = 0; i < LinesPerDay; i++)
                    {
                        file.WriteLine(day.AddSeconds(i * 86_400.0 / LinesPerDay).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + lines[i % lines.Count]);
                    }
                }

                written += new FileInfo(path).Length;
            }
        }

        return Of("Public IIS lines", root, folder, literals, made);
    }

    private static Race Of(string title, string root, string folder, string literals, string logs)
    {
        var files = Directory.EnumerateFiles(logs, "*", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToList();
        var (bytes, rivals) = (files.Sum(), new TextRivals(logs, literals, files.Sum()));
        return new Race(FormattableString.Invariant($"{title}: {files.Count:#,0} files, {bytes / 1e6:#,0} MB"),
        [
            .. rivals.Ripgrep("ignoring case", 1, "-i"), .. rivals.Ripgrep("ignoring case", 2, "-i"), .. rivals.Ripgrep("by case", 1), .. rivals.Ripgrep("by case", 2),
            .. rivals.Grep(), .. rivals.Cat(), Assess(1), Assess(2),
        ]);

        Contender Assess(int threads) => new($"breakwater assess, {threads} threads",
            [Path.Combine(root, "breakwater"), "assess", logs, "--as-of", "2021-03-08T00:00:00Z", "--threads", $"{threads}", "--out", Path.Combine(folder, "report")], bytes, null, "");
    }
}
