namespace Breakwater.Analysis.Events;

/// <summary>What one log holds of one channel: for coverage.</summary>
internal sealed class ChannelTally(string source)
{
    /// <summary>More hours than ten years have: only invented times need more.</summary>
    private const int MaxHours = 100_000;

    private readonly Dictionary<DateTime, long> _hours = [];
    private DateTime _hour;
    private long _inHour;

    /// <summary>Source id of the channel.</summary>
    public string Source { get; } = source;

    public long Records { get; private set; }

    public long Damaged { get; private set; }

    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    public IReadOnlyDictionary<DateTime, long> Hours
    {
        get
        {
            Flush();
            return _hours;
        }
    }

    public void Add(DateTime? time, bool isDamaged)
    {
        Records++;
        Damaged += isDamaged ? 1 : 0;
        if (time is not { } utc)
        {
            return;
        }

        First = First is { } first && first <= utc ? first : utc;
        Last = Last is { } last && last >= utc ? last : utc;
        var hour = new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc);
        if (hour != _hour)
        {
            Flush();
            _hour = hour;
        }

        _inHour++;
    }

    /// <summary>Adds what another part of the log holds of the channel.</summary>
    public void Add(ChannelTally other)
    {
        Records += other.Records;
        Damaged += other.Damaged;
        First = First is { } first && !(other.First < first) ? first : other.First;
        Last = Last is { } last && !(other.Last > last) ? last : other.Last;
        foreach (var (hour, records) in other.Hours)
        {
            Count(hour, records);
        }
    }

    private void Flush()
    {
        if (_inHour > 0)
        {
            Count(_hour, _inHour);
        }

        _inHour = 0;
    }

    private void Count(DateTime hour, long records)
    {
        if (_hours.Count < MaxHours || _hours.ContainsKey(hour))
        {
            _hours[hour] = _hours.GetValueOrDefault(hour) + records;
        }
    }
}
