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
        var entries = Entries(Decode(content)).Take(MaxFiles).ToList();
        return OrderOf(entries.Select(e => e.Date)) is not { } order ? []
            : [.. entries.Where(e => !e.IsFolder).Select(e => (e.Path, Time: TimeOf(e.Date, e.Time, order))).Where(e => e.Time is not null)
                .Select(e => new WebFileTime(e.Path, e.Time, null, IsStated: true) { IsLocal = true })];
    }

    private static IEnumerable<Entry> Entries(string text)
    {
        string? folder = null;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length is > 0 and <= MaxLineChars))
        {
            if (File().Match(line) is { Success: true } file)
            {
                var size = file.Groups["size"].Value;
                if (folder is not null)
                {
                    yield return new Entry($"{folder}/{file.Groups["name"].Value}", file.Groups["date"].Value, file.Groups["time"].Value, size.StartsWith('<'));
                }
            }
            else if (Folder().Match(line) is { Success: true } found)
            {
                folder = found.Groups["path"].Value.TrimEnd('\\', ' ').Replace('\\', '/');
            }
        }
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

    [GeneratedRegex(@"^\s?(?<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})\s+(?<time>\d{1,2}:\d{2}(\s?[AaPp][Mm]?)?)\s+(?<size><[A-Z]+>|\d[\d.,'\u00A0\u202F\uFFFD ]*)\s+(?<name>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex File();

    /// <summary>The words about the path stand before it, in Japanese and Korean behind it.</summary>
    [GeneratedRegex(@"^\s(\S.*\s)?(?<path>[A-Za-z]:\\[\x20-\x7E]*)(\s[^\x00-\x7F].*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Folder();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    private readonly record struct Entry(string Path, string Date, string Time, bool IsFolder);
}
