using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Analysis.Exports;
using Breakwater.Judgement.FileTimes;

namespace Breakwater.Analysis.FileTimes;

/// <summary>
/// A saved listing of files (<c>Get-ChildItem -Recurse</c> as JSON, CliXml, CSV or list). Only times whose order no regional setting decides are read: ISO 8601 and the form that
/// Windows PowerShell writes into JSON.
/// </summary>
internal static partial class FileListing
{
    private static readonly string[] IsoFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];

    public static IReadOnlyList<WebFileTime> Of(Export export) =>
        [.. export.Objects.Where(o => o.Has("FullName")).Select(o => new WebFileTime(o.Text("FullName").Replace('\\', '/'), TimeOf(o, "LastWriteTime"), TimeOf(o, "CreationTime"), IsStated: true)).Where(t => (t.Modified ?? t.Created) is not null)];

    private static DateTime? TimeOf(ExportedObject item, string name) => Parse(item.Text(name + "Utc"), DateTimeStyles.AssumeUniversal) ?? Parse(item.Text(name), null);

    /// <param name="text">As written.</param>
    /// <param name="zone">What a time without zone means; null where that is not known, and then it says nothing.</param>
    private static DateTime? Parse(string text, DateTimeStyles? zone)
    {
        if (JsonDate().Match(text) is { Success: true } date && long.TryParse(date.Groups["ms"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return DateTime.UnixEpoch.AddMilliseconds(milliseconds);
        }

        return (zone is not null || Zoned().IsMatch(text)) && DateTime.TryParseExact(text, IsoFormats, CultureInfo.InvariantCulture, (zone ?? DateTimeStyles.None) | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    [GeneratedRegex(@"^/Date\((?<ms>-?\d{1,14})([+-]\d{4})?\)/$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex JsonDate();

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$", RegexOptions.NonBacktracking)]
    private static partial Regex Zoned();
}
