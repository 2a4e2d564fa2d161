using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Breakwater.Judgement.FileTimes;

namespace Breakwater.Analysis.FileTimes;

/// <summary>
/// Saved output of the command interpreter's <c>dir /s</c>, in any language: a line with the folder's path, then a line for each file. Dates are in the server's own order and time; a listing whose
/// dates leave the order open (03/04/2021 and no day above 12) says nothing.
/// </summary>
internal static partial class DirectoryListing
{
    private const int MaxFiles = 500_000;
    private const int MaxLineChars = 1024;

    /// <summary>Whatever the bytes are: lines that are no entries are passed over.</summary>
    public static IReadOnlyList<WebFileTime> Read(ReadOnlySpan<byte> content)
    {
        var entries = Entries(Decode(content));
        return OrderOf(entries.Select(e => e.Date)) is not { } order ? []
            : [.. entries.Where(e => !e.IsFolder).Select(e => (e.Path, Time: TimeOf(e.Date, e.Time, order))).Where(e => e.Time is not null)
                .Select(e => new WebFileTime(e.Path, e.Time, null, IsStated: true) { IsLocal = true })];
    }

    private static List<Entry> Entries(string text)
    {
        var entries = new List<Entry>();
        string? folder = null;
        foreach (var whole in text.AsSpan().EnumerateLines())
        {
            var line = whole.TrimEnd();
            if (line.IsEmpty || line.Length > MaxLineChars || entries.Count == MaxFiles)
            {
                continue;
            }

            if (char.IsAsciiDigit(line.TrimStart() is [var first, ..] ? first : ' '))
            {
                if (folder is not null && File().Match(line.ToString()) is { Success: true } file)
                {
                    entries.Add(new Entry($"{folder}/{file.Groups["name"].Value}", file.Groups["date"].Value, file.Groups["time"].Value, file.Groups["size"].Value.StartsWith('<')));
                }
            }
            else if (line.Contains(@":\", StringComparison.Ordinal) && Folder().Match(line.ToString()) is { Success: true } found)
            {
                folder = found.Groups["path"].Value.TrimEnd('\\', ' ').Replace('\\', '/');
            }
        }

        return entries;
    }

    /// <summary>Dots stand between day, month and year everywhere; with strokes the dates themselves must show which number is the day.</summary>
    private static string[]? OrderOf(IEnumerable<string> dates)
    {
        var (dayFirst, monthFirst, year, dots) = (false, false, false, false);
        foreach (var parts in dates.Select(d => (Numbers: d.Split('.', '/', '-'), HasDots: d.Contains('.', StringComparison.Ordinal))))
        {
            year |= parts.Numbers[0].Length == 4;
            dots |= parts.HasDots;
            dayFirst |= Number(parts.Numbers[0]) > 12;
            monthFirst |= Number(parts.Numbers[1]) > 12;
        }

        return year ? ["yyyy-M-d"] : dots || (dayFirst && !monthFirst) ? ["d-M-yyyy", "d-M-yy"] : monthFirst && !dayFirst ? ["M-d-yyyy", "M-d-yy"] : null;

        static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static DateTime? TimeOf(string date, string time, string[] order)
    {
        string[] formats = [.. order.SelectMany(o => (string[])[o + " H:mm", o + " h:mm tt"])];
        var text = date.Replace('.', '-').Replace('/', '-') + " " + Gap().Replace(time, " ").Trim();
        return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed) ? parsed : null;
    }

    /// <summary>Names outside of ASCII are in the code page of the console, which nothing tells; those of web pages rarely need it.</summary>
    private static string Decode(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(content[2..])
        : content.Length > 1 && content[1] == 0 ? Encoding.Unicode.GetString(content)
        : Encoding.UTF8.GetString(content);

    [GeneratedRegex(@"^\s?(?<date>[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4})\s+(?<time>[0-9]{1,2}:[0-9]{2}(\s?[AaPp][Mm]?)?)\s+(?<size><[A-Z]+>|[0-9][0-9.,'\u00A0\u202F\uFFFD ]*)\s+(?<name>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex File();

    /// <summary>The words about the path stand before it, in Japanese and Korean behind it.</summary>
    [GeneratedRegex(@"^\s(\S.*\s)?(?<path>[A-Za-z]:\\[\x20-\x7E]*)(\s[^\x00-\x7F].*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Folder();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    private readonly record struct Entry(string Path, string Date, string Time, bool IsFolder);
}
