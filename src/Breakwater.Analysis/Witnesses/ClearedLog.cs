namespace Breakwater.Analysis.Witnesses;

/// <summary>An event log that was emptied.</summary>
/// <param name="Source">Source id of its channel.</param>
/// <param name="Utc">When.</param>
internal readonly record struct ClearedLog(string Source, DateTime Utc)
{
    /// <summary>What was on its way into the log when it was emptied stands in it with an earlier time.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Longer after it the log may have rolled over, and its first record says by itself since when it tells.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    /// <summary>Whether a log of the channel that begins then is what was left of it.</summary>
    public bool IsBeginningOf(string source, DateTime? first) => source == Source && first >= Utc - Skew && first <= Utc + Silence;
}
