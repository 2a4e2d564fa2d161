using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs.Reading;

/// <summary>Reads the time of a record, and dates W3C records without a date by the header's.</summary>
internal sealed class RecordClock
{
    private long? _day;
    private long _lastTimeOfDay;

    public long DatedByHeader { get; private set; }

    /// <summary>A header named that day; times of day count from it.</summary>
    public void StartDay(long? day)
    {
        _day = day;
        _lastTimeOfDay = 0;
    }

    /// <param name="line">The record.</param>
    /// <param name="schema">Tells where the time is.</param>
    /// <param name="fields">Used only when the time is not at the start of the line.</param>
    /// <param name="ticks">UTC ticks.</param>
    /// <param name="digits">Digits of the fraction.</param>
    /// <param name="unreadable">True when there is a time cell and it is neither empty nor readable.</param>
    public bool TryRead(ReadOnlySpan<byte> line, LogSchema schema, FieldTable fields, out long ticks, out int digits, out bool unreadable) =>
        schema.Family == LogFamily.W3C
            ? TryReadW3C(line, schema, fields, out ticks, out digits, out unreadable)
            : TryReadCsv(line, schema, fields, out ticks, out digits, out unreadable);

    private static bool TryReadCsv(ReadOnlySpan<byte> line, LogSchema schema, FieldTable fields, out long ticks, out int digits, out bool unreadable)
    {
        unreadable = false;
        if (schema.TimeColumn == 0 && TimeStamp.TryParse(line, (byte)'T', out ticks, out digits, out var length)
            && (length == line.Length || line[length] == ','))
        {
            return true;
        }

        var present = fields.TryGet(line, schema.TimeColumn, out var cell) && !cell.IsEmpty;
        var read = TimeStamp.TryParse(cell, (byte)'T', out ticks, out digits, out length) && length == cell.Length;
        unreadable = present && !read;
        return read;
    }

    private bool TryReadW3C(ReadOnlySpan<byte> line, LogSchema schema, FieldTable fields, out long ticks, out int digits, out bool unreadable)
    {
        unreadable = false;
        if (schema.DateColumn == 0 && schema.TimeColumn == 1 && TimeStamp.TryParse(line, (byte)' ', out ticks, out digits, out var length)
            && (length == line.Length || line[length] == ' '))
        {
            return true;
        }

        unreadable = true;
        if (!fields.TryGet(line, schema.TimeColumn, out var time) || !TimeStamp.TryParseTimeOfDay(time, out ticks, out digits, out length) || length != time.Length)
        {
            ticks = 0;
            digits = 0;
            return false;
        }

        if (schema.DateColumn < 0)
        {
            unreadable = false;
            return TryDateByHeader(ref ticks);
        }

        if (!fields.TryGet(line, schema.DateColumn, out var date) || date.Length != 10 || !TimeStamp.TryParseDate(date, out var day))
        {
            return false;
        }

        unreadable = false;
        ticks += day;
        return true;
    }

    // A large step back within one header block is midnight; a small one is the order in which requests ended.
    private bool TryDateByHeader(ref long ticks)
    {
        if (_day is not { } day)
        {
            return false;
        }

        if (_lastTimeOfDay - ticks > TimeSpan.TicksPerHour * 12 && day < DateTime.MaxValue.Ticks - (2 * TimeSpan.TicksPerDay))
        {
            day += TimeSpan.TicksPerDay;
            _day = day;
        }

        _lastTimeOfDay = ticks;
        ticks += day;
        DatedByHeader++;
        return true;
    }
}
