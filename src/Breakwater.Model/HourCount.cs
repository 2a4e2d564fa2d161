using System.Runtime.InteropServices;

namespace Breakwater.Model;

/// <summary>Number of records in one UTC hour.</summary>
/// <param name="Hour">Start of the hour, UTC.</param>
/// <param name="Records">Records in it, at least 1.</param>
public readonly record struct HourCount(DateTime Hour, long Records)
{
    /// <summary>The counts of each hour together, ascending.</summary>
    public static IReadOnlyList<HourCount> Sum(IEnumerable<HourCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var byHour = new Dictionary<DateTime, long>();
        foreach (var count in counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(byHour, count.Hour, out _) += count.Records;
        }

        return [.. byHour.Select(h => new HourCount(h.Key, h.Value)).OrderBy(h => h.Hour)];
    }
}
