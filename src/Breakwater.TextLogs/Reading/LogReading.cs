using Breakwater.TextLogs.Fields;
using Breakwater.TextLogs.Recognition;

namespace Breakwater.TextLogs.Reading;

/// <summary>One pass over one log.</summary>
internal sealed class LogReading
{
    private readonly LogHead _head;
    private readonly SourceStream _source;
    private readonly LogReadOptions _options;
    private readonly ILogVisitor _visitor;
    private readonly RecordScanner _scanner;
    private readonly ProblemList _problems;
    private readonly HeaderBlock _header = new();
    private readonly FieldTable _fields = new();
    private readonly TimeLine _times = new();
    private readonly RecordClock _clock = new();
    private readonly QuietRecords? _quiet;
    private readonly AheadStream? _ahead;
    private LogSchema? _schema;
    private IReadOnlyList<string>? _columns;
    private long _records;
    private long _damaged;
    private long _withoutTime;
    private bool _truncated;

    public LogReading(LogHead head, SourceStream source, AheadStream? ahead, LineBuffer buffer, LogReadOptions options, ILogVisitor visitor)
    {
        _head = head;
        _source = source;
        _options = options;
        _visitor = visitor;
        _problems = new ProblemList(options.MaxProblems);
        _scanner = new RecordScanner(buffer, options.MaxLineBytes, _problems);
        _header.Seed(head);
        _ahead = ahead;
        _quiet = options.StepsOver ? new QuietRecords(options.Filter, options.MaxLineBytes) : null;
    }

    public LogReadResult Run()
    {
        while (_scanner.Next(_header.Family == LogFamily.ExchangeCsv))
        {
            if (_header.TryRead(_scanner.Record))
            {
                NoteHeader();
            }
            else
            {
                ReadRecord(CurrentSchema());
                if (_quiet is not null)
                {
                    _records += _scanner.SkipQuiet(_quiet, _ahead, _schema!, _times);
                }
            }
        }

        if (_source.Failure is { } why)
        {
            _truncated = true;
            _problems.Add(Messages.StreamFailed(_scanner.LineNumber, _source.BytesRead, why));
        }

        var hours = _times.Hours();
        if (_times.RecordsInUnlistedHours > 0)
        {
            _problems.Add(Messages.TooManyHours(_times.RecordsInUnlistedHours));
        }

        return ToResult(hours);
    }

    private void NoteHeader()
    {
        if (_header.DayChanged)
        {
            _header.DayChanged = false;
            _clock.StartDay(_header.Day);
        }

        if (_header.Cut)
        {
            _header.Cut = false;
            _problems.Add(Messages.HeaderCut(_scanner.LineNumber, _scanner.Offset, ColumnLists.MaxColumns));
        }
    }

    // Built at the first record after a header, because the header's lines come in any order.
    private LogSchema CurrentSchema()
    {
        if (_schema is not null && !_header.Changed)
        {
            return _schema;
        }

        _header.Changed = false;
        if (_schema is null || !_header.Describes(_schema))
        {
            _schema = _header.ToSchema();
            var columns = _schema.Columns;
            _columns = _columns is null ? columns : [.. _columns.Where(c => columns.Contains(c, StringComparer.OrdinalIgnoreCase))];
            _visitor.OnSchema(_schema);
        }

        return _schema;
    }

    private void ReadRecord(LogSchema schema)
    {
        var line = _scanner.Record;
        _fields.Begin(schema);
        var timed = _clock.TryRead(line, schema, _fields, out var ticks, out var digits, out var unreadable);
        var damaged = _scanner.OpenQuote || _scanner.End is RecordEnd.TooLong or RecordEnd.NulBlock || unreadable;
        damaged |= _fields.IsMisshapen(line) | EndsInside(line, schema);
        _records++;
        _damaged += damaged ? 1 : 0;
        if (timed)
        {
            _times.Add(ticks, digits);
        }
        else
        {
            _withoutTime++;
        }

        if (_quiet?.StoppedAt == _scanner.Start || _options.Filter.IsCandidate(line))
        {
            _visitor.OnRecord(new LogRecord(_fields, line)
            {
                Schema = schema,
                LineNumber = _scanner.LineNumber,
                Offset = _scanner.Offset,
                Damaged = damaged,
                TimeUtc = timed ? new DateTime(ticks, DateTimeKind.Utc) : null,
                FractionDigits = digits,
            });
        }
    }

    /// <summary>Whether the log ends within this record: no line break after it, and a quote open or columns missing.</summary>
    private bool EndsInside(ReadOnlySpan<byte> line, LogSchema schema)
    {
        if (_scanner.End != RecordEnd.EndOfFile)
        {
            return false;
        }

        var cells = schema.Family == LogFamily.W3C ? W3CFields.CountTokens(line) : _fields.CellCount(line);
        if (!_scanner.OpenQuote && cells >= schema.DistinctColumns)
        {
            return false;
        }

        _truncated = true;
        _problems.Add(Messages.Truncated(_scanner.LineNumber, _scanner.Offset, line[Math.Max(0, line.Length - 40)..]));
        return true;
    }

    private LogReadResult ToResult(IReadOnlyList<(DateTime Hour, long Records)> hours) => new()
    {
        Head = _head,
        Bytes = _source.BytesRead,
        Records = _records,
        DamagedRecords = _damaged,
        RecordsWithoutTime = _withoutTime,
        RecordsDatedByHeader = _clock.DatedByHeader,
        NulBytes = _scanner.NulBytes,
        SkippedBytes = _scanner.SkippedBytes,
        First = _times.First,
        Last = _times.Last,
        FractionDigits = _times.FractionDigits,
        LargestStepBack = _times.LargestStepBack,
        Hours = hours,
        Columns = _columns ?? [],
        Truncated = _truncated,
        Problems = _problems.Listed,
        UnlistedProblems = _problems.Unlisted,
    };
}
