using Breakwater.TextLogs.Fields;
using Breakwater.TextLogs.Hot;

namespace Breakwater.TextLogs.Reading;

/// <summary>
/// Counts records without cutting them out, as long as they are ordinary: one whole line, laid out as the schema says, with a time at its start, and nothing in it that
/// a rule could match. It stops before anything else, which <see cref="LogReading"/> then reads; so what is counted here is what would be counted there.
/// </summary>
internal sealed class QuietRecords
{
    private readonly ICandidateFilter _filter;
    private readonly int _maxLine;
    private readonly HourStamp _stamp = new();
    private long _searchedTo;
    private long _suspectAt = -1;

    public QuietRecords(ICandidateFilter filter, int maxLine)
    {
        _filter = filter;
        _maxLine = maxLine;
    }

    /// <summary>Where the record begins at which the last count stopped because a rule could match it, in bytes taken before it; -1 when it stopped at anything else.</summary>
    public long StoppedAt { get; private set; } = -1;

    /// <summary>Counts ordinary records at the start of a text, behind a record.</summary>
    /// <param name="text">What has been read of the log and not taken yet.</param>
    /// <param name="position">How many bytes were taken before it.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="times">Takes their times.</param>
    /// <param name="records">How many there are; each is one line.</param>
    /// <returns>How many bytes they have.</returns>
    public int Skip(ReadOnlySpan<byte> text, long position, LogSchema schema, TimeLine times, out long records)
    {
        records = 0;
        StoppedAt = -1;
        if (!schema.BeginsWithTime)
        {
            return 0;
        }

        var at = 0;
        while (TryMeasure(text[at..], schema, out var length, out var ticks, out var digits))
        {
            if (IsCandidate(text, at, length, position))
            {
                StoppedAt = position + at;
                break;
            }

            times.Add(ticks, digits);
            records++;
            at += length;
        }

        return at;
    }

    /// <summary>Whether a record of ordinary shape is next; its length includes the line break.</summary>
    private bool TryMeasure(ReadOnlySpan<byte> text, LogSchema schema, out int length, out long ticks, out int digits)
    {
        var w3c = schema.Family == LogFamily.W3C;
        var separator = w3c ? (byte)' ' : (byte)',';
        var shape = LineMeasure.Measure(text, separator);
        length = shape.Length + 1;
        if (shape.Length <= 0 || shape.Length > _maxLine || shape.HasOdd)
        {
            (ticks, digits) = (0, 0);
            return false;
        }

        var line = Line(text[..length]);
        return _stamp.TryRead(line, w3c ? (byte)' ' : (byte)'T', out ticks, out digits, out var stamp) && (line.Length == stamp || line[stamp] == separator)
            && (w3c ? IsWholeW3C(shape, schema) : IsWholeCsv(line, shape, schema));
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> withBreak) => withBreak is [.., (byte)'\r', _] ? withBreak[..^2] : withBreak[..^1];

    private static bool IsWholeW3C(LineShape shape, LogSchema schema) => shape.Separators + 1 == schema.Columns.Count && !shape.HasDoubled;

    private static bool IsWholeCsv(ReadOnlySpan<byte> line, LineShape shape, LogSchema schema)
    {
        if (shape.Separators >= schema.Columns.Count && (shape.HasQuote || !schema.IsKnownLongerForm(shape.Separators + 1)))
        {
            return false;
        }

        return !shape.HasQuote || !CsvFields.EndsOpen(line, open: false);
    }

    /// <summary>Searches ahead as far as whole lines go, so that most lines are not asked about one by one.</summary>
    private bool IsCandidate(ReadOnlySpan<byte> text, int at, int length, long position)
    {
        var start = position + at;
        var isPast = _suspectAt >= 0 && _suspectAt < start;
        if (isPast || (_suspectAt < 0 && _searchedTo <= start))
        {
            var whole = text[at..(text.LastIndexOf((byte)'\n') + 1)];
            var suspect = _filter.FirstSuspect(whole);
            _searchedTo = start + whole.Length;
            _suspectAt = suspect < 0 ? -1 : start + suspect;
        }

        return _suspectAt >= 0 && _suspectAt < start + length && _filter.IsCandidate(Line(text.Slice(at, length)));
    }
}
