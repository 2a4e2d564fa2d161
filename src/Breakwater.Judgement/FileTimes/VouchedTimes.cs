namespace Breakwater.Judgement.FileTimes;

/// <summary>
/// The file times that the evidence can vouch for. A copy has the time of the copying as often as that of its source, so one that could be the copying's counts for nothing: later than the last
/// day before collection, or all within the hour that copying takes.
/// </summary>
internal static class VouchedTimes
{
    /// <summary>The logs are often taken after the files.</summary>
    private static readonly TimeSpan Copying = TimeSpan.FromDays(1);

    private static readonly TimeSpan OneRun = TimeSpan.FromHours(1);

    /// <summary>Formats without a time write the first day that they know.</summary>
    private static readonly DateTime Oldest = new(1995, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="times">Of all web files.</param>
    /// <param name="collected">Null when nothing says until when the evidence reaches: then only stated times count.</param>
    public static IReadOnlyList<WebFileTime> Of(IReadOnlyList<WebFileTime> times, DateTime? collected)
    {
        var stated = times.Where(t => t.IsStated).Select(t => Within(t, collected + Copying ?? DateTime.MaxValue));
        var copied = collected is { } end ? times.Where(t => !t.IsStated).Select(t => Within(t, end - Copying)).OfType<WebFileTime>().ToList() : [];
        var isOneRun = copied.Count > 1 && copied.Max(t => t.Modified) - copied.Min(t => t.Modified) < OneRun;
        return [.. stated.OfType<WebFileTime>().Concat(isOneRun ? [] : copied).GroupBy(t => t.Path, StringComparer.OrdinalIgnoreCase).Select(g => g.First()).OrderBy(t => t.Path, StringComparer.Ordinal)];
    }

    /// <summary>Null when no time is left.</summary>
    private static WebFileTime? Within(WebFileTime time, DateTime latest)
    {
        DateTime? Possible(DateTime? value) => value >= Oldest && value <= latest ? value : null;
        var (modified, created) = (Possible(time.Modified), time.IsStated ? Possible(time.Created) : null);
        return modified is null && created is null ? null : time with { Modified = modified, Created = created };
    }
}
