namespace Breakwater.Judgement.FileTimes;

/// <summary>Points in time in order, so that those near another one are found without looking at all: a folder of an intruder's may hold a hundred thousand files.</summary>
internal sealed class SortedTimes
{
    private readonly long[] _ticks;

    public SortedTimes(IEnumerable<DateTime> times)
    {
        _ticks = [.. times.Select(t => t.Ticks).Order()];
    }

    /// <summary>The first of those that lie no further from a moment than that, by its number in the order of time, and how many there are.</summary>
    public (int First, int Count) Near(DateTime moment, TimeSpan distance)
    {
        var first = CountBefore(moment.Ticks - distance.Ticks);
        return (first, CountBefore(moment.Ticks + distance.Ticks + 1) - first);
    }

    private int CountBefore(long ticks)
    {
        var (low, high) = (0, _ticks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ticks[middle] < ticks ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
