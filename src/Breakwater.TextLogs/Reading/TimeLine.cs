namespace Breakwater.TextLogs.Reading;

/// <summary>Records per hour, first and last, kept as the records pass.</summary>
internal sealed class TimeLine
{
    // 20 years of hours: a file of made-up times must not grow the table without bound.
    private const int MaxHours = 175_320;

    private readonly Dictionary<long, long> _recordsByHour = [];
    private long _hour = -1;
    private long _recordsInHour;
    private long _first = long.MaxValue;
    private long _last = -1;
    private long _firstAdded;
    private long _previous;

    public int FractionDigits { get; private set; }

    public TimeSpan LargestStepBack { get; private set; }

    /// <summary>Records that are counted but in no listed hour.</summary>
    public long RecordsInUnlistedHours { get; private set; }

    public DateTime? First => _last < 0 ? null : new DateTime(_first, DateTimeKind.Utc);

    public DateTime? Last => _last < 0 ? null : new DateTime(_last, DateTimeKind.Utc);

    public void Add(long ticks, int fractionDigits)
    {
        if (ticks / TimeSpan.TicksPerHour != _hour)
        {
            Flush();
            _hour = ticks / TimeSpan.TicksPerHour;
        }

        _recordsInHour++;
        _firstAdded = _last < 0 ? ticks : _firstAdded;
        _first = Math.Min(_first, ticks);
        _last = Math.Max(_last, ticks);
        FractionDigits = Math.Max(FractionDigits, fractionDigits);
        if (_previous - ticks > LargestStepBack.Ticks)
        {
            LargestStepBack = TimeSpan.FromTicks(_previous - ticks);
        }

        _previous = ticks;
    }

    /// <summary>Adds the records that follow, as if one by one.</summary>
    public void Append(TimeLine later)
    {
        if (later._last < 0)
        {
            return;
        }

        Flush();
        later.Flush();
        foreach (var (hour, records) in later._recordsByHour)
        {
            (_hour, _recordsInHour) = (hour, records);
            Flush();
        }

        _hour = -1;
        RecordsInUnlistedHours += later.RecordsInUnlistedHours;
        _first = Math.Min(_first, later._first);
        FractionDigits = Math.Max(FractionDigits, later.FractionDigits);
        var between = TimeSpan.FromTicks(_last < 0 ? 0 : Math.Max(0, _previous - later._firstAdded));
        LargestStepBack = new[] { LargestStepBack, later.LargestStepBack, between }.Max();
        _firstAdded = _last < 0 ? later._firstAdded : _firstAdded;
        _last = Math.Max(_last, later._last);
        _previous = later._previous;
    }

    public IReadOnlyList<(DateTime Hour, long Records)> Hours()
    {
        if (_recordsByHour.Count == 0 && _recordsInHour > 0)
        {
            // Most logs of Exchange are of one hour.
            return [(new DateTime(_hour * TimeSpan.TicksPerHour, DateTimeKind.Utc), _recordsInHour)];
        }

        Flush();
        return [.. _recordsByHour.OrderBy(h => h.Key).Select(h => (new DateTime(h.Key * TimeSpan.TicksPerHour, DateTimeKind.Utc), h.Value))];
    }

    private void Flush()
    {
        if (_recordsInHour == 0)
        {
            return;
        }

        if (_recordsByHour.Count < MaxHours || _recordsByHour.ContainsKey(_hour))
        {
            _recordsByHour[_hour] = _recordsByHour.GetValueOrDefault(_hour) + _recordsInHour;
        }
        else
        {
            RecordsInUnlistedHours += _recordsInHour;
        }

        _recordsInHour = 0;
    }
}
