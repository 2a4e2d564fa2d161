using Breakwater.TextLogs.Fields;

namespace Breakwater.TextLogs.Reading;

/// <summary>Cuts the stream into records: lines, or several lines where a quoted cell holds line breaks.</summary>
internal sealed class RecordScanner
{
    // Fewer NULs in a row are kept as text; a power loss leaves whole sectors of them.
    private const int NulBlock = 8;

    private const int LargestLine = 256 * 1024 * 1024;

    private readonly LineBuffer _buffer;
    private readonly int _maxLine;
    private readonly ProblemList _problems;
    private long _line = 1;
    private long _breaks;
    private int _taken;

    public RecordScanner(LineBuffer buffer, int maxLine, ProblemList problems)
    {
        _buffer = buffer;
        _maxLine = Math.Clamp(maxLine, 1, LargestLine);
        _problems = problems;
    }

    public ReadOnlySpan<byte> Record => _buffer.Available[..Length];

    public long LineNumber { get; private set; }

    public long Offset => _buffer.Offset;

    /// <summary>How many bytes of text were taken before the record.</summary>
    public long Start => _buffer.Consumed;

    public RecordEnd End { get; private set; }

    /// <summary>A quoted cell is still open where the record ends.</summary>
    public bool OpenQuote { get; private set; }

    public long NulBytes { get; private set; }

    public long SkippedBytes { get; private set; }

    private int Length { get; set; }

    /// <summary>Counts ordinary records behind the current one, as far as they have been read or searched ahead, and moves behind them.</summary>
    /// <param name="quiet">Tells them from others.</param>
    /// <param name="ahead">What is known of them already; null when nothing is.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="times">Takes their times.</param>
    /// <returns>How many there are.</returns>
    public long SkipQuiet(QuietRecords quiet, AheadStream? ahead, LogSchema schema, TimeLine times)
    {
        Leave();
        var first = _line;
        long next;
        do
        {
            next = long.MaxValue;
            while (ahead is not null && _buffer.Require(1) && ahead.TakeRun(_buffer.Consumed, schema, out next) is { } run)
            {
                times.Append(run.Times);
                _buffer.Skip(run.Bytes);
                _line += run.Records;
                next = long.MaxValue;
            }

            var own = _buffer.Available[..(int)Math.Min(_buffer.Available.Length, next - _buffer.Consumed)];
            _buffer.Consume(quiet.Skip(own, _buffer.Consumed, schema, times, out var records));
            _line += records;
        }
        while (_buffer.Consumed == next);

        return _line - first;
    }

    /// <summary>Moves to the next record that is not blank; false at the end.</summary>
    /// <param name="csv">Whether quotes mean anything.</param>
    public bool Next(bool csv)
    {
        Leave();
        if (!SkipToContent())
        {
            return false;
        }

        LineNumber = _line;
        Take(csv && _buffer.Available[0] != '#');
        return true;
    }

    private void Leave()
    {
        var offset = _buffer.Offset;
        _buffer.Consume(_taken);
        _line += _breaks;
        (_taken, _breaks) = (0, 0);
        if (End == RecordEnd.TooLong)
        {
            SkipRest(offset);
        }

        End = RecordEnd.LineBreak;
        Length = 0;
    }

    private void Take(bool quotes)
    {
        OpenQuote = false;
        for (var from = 0; ;)
        {
            Length = FindEnd(from, out var breakLength);
            // A line break may stand just where the record is cut.
            from = Math.Min(from, Length);
            _taken = Math.Max(_taken, Length + breakLength);
            OpenQuote = quotes && CsvFields.EndsOpen(_buffer.Available[from..Length], OpenQuote);
            _breaks += End == RecordEnd.LineBreak ? 1 : 0;
            if (!OpenQuote || End != RecordEnd.LineBreak)
            {
                return;
            }

            from = _taken;
            _buffer.Require(from + RecordStart.LookAhead);
            if (from == _buffer.Available.Length)
            {
                End = RecordEnd.EndOfFile;
                return;
            }

            if (RecordStart.LooksLike(_buffer.Available[from..]))
            {
                _problems.Add(Messages.OpenQuote(LineNumber, Offset));
                return;
            }
        }
    }

    /// <summary>Looks from there for what ends the line and sets <see cref="End"/>; returns the length of the record up to it.</summary>
    private int FindEnd(int at, out int breakLength)
    {
        breakLength = 0;
        while (true)
        {
            var window = Math.Min(_buffer.Available.Length, _maxLine + 1);
            var step = at < window ? _buffer.Available[at..window].IndexOfAny((byte)'\n', (byte)'\r', (byte)0) : -1;
            if (step >= 0)
            {
                at += step;
                if (EndsAt(ref at, out breakLength))
                {
                    return at;
                }
            }
            else if (window > _maxLine)
            {
                End = RecordEnd.TooLong;
                return _maxLine;
            }
            else if (!_buffer.Fill())
            {
                End = RecordEnd.EndOfFile;
                return _buffer.Available.Length;
            }
            else
            {
                at = Math.Max(at, window);
            }
        }
    }

    /// <summary>Whether the line break or NUL there ends the line; else moves on behind the NULs.</summary>
    private bool EndsAt(ref int at, out int breakLength)
    {
        breakLength = 0;
        if (_buffer.Available[at] != 0)
        {
            End = RecordEnd.LineBreak;
            breakLength = BreakLength(at);
            return true;
        }

        var nuls = NulsAt(at);
        if (nuls == NulBlock || at + nuls == _buffer.Available.Length)
        {
            End = RecordEnd.NulBlock;
            return true;
        }

        at += nuls;
        return false;
    }

    private int BreakLength(int at) =>
        _buffer.Available[at] == '\r' && _buffer.Require(at + 2) && _buffer.Available[at + 1] == '\n' ? 2 : 1;

    private int NulsAt(int at)
    {
        _buffer.Require(at + NulBlock);
        var run = _buffer.Available[at..Math.Min(at + NulBlock, _buffer.Available.Length)];
        var text = run.IndexOfAnyExcept((byte)0);
        return text < 0 ? run.Length : text;
    }

    /// <summary>Skips blank lines, byte order marks of joined files, and NULs.</summary>
    private bool SkipToContent()
    {
        while (_buffer.Require(1))
        {
            switch (_buffer.Available[0])
            {
                case 0:
                    SkipNuls();
                    break;
                case (byte)'\r' or (byte)'\n':
                    _buffer.Consume(BreakLength(0));
                    _line++;
                    break;
                case 0xEF when _buffer.Require(3) && _buffer.Available.StartsWith("\uFEFF"u8):
                    _buffer.Consume(3);
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private void SkipNuls()
    {
        var offset = _buffer.Offset;
        long count = 0;
        while (_buffer.Require(1) && _buffer.Available[0] == 0)
        {
            var text = _buffer.Available.IndexOfAnyExcept((byte)0);
            var run = text < 0 ? _buffer.Available.Length : text;
            _buffer.Consume(run);
            count += run;
        }

        NulBytes += count;
        _problems.Add(Messages.NulBlock(_line, offset, count));
    }

    /// <summary>Skips what is left of a record that was too long; where a quote was open in it, up to the next sure start of a record.</summary>
    private void SkipRest(long recordOffset)
    {
        var from = _buffer.Offset;
        while (SkipLine())
        {
            _line++;
            _buffer.Require(RecordStart.LookAhead);
            if (!OpenQuote || RecordStart.LooksLike(_buffer.Available))
            {
                break;
            }
        }

        SkippedBytes += _buffer.Offset - from;
        _problems.Add(Messages.TooLong(LineNumber, recordOffset, _maxLine, _buffer.Offset - from));
    }

    /// <summary>Skips to after the next line break; false when a block of NULs or the end came first.</summary>
    private bool SkipLine()
    {
        while (_buffer.Require(1))
        {
            var at = _buffer.Available.IndexOfAny((byte)'\n', (byte)'\r', (byte)0);
            _buffer.Consume(at < 0 ? _buffer.Available.Length : at);
            if (at < 0)
            {
                continue;
            }

            if (_buffer.Available[0] != 0)
            {
                _buffer.Consume(BreakLength(0));
                return true;
            }

            var nuls = NulsAt(0);
            if (nuls == NulBlock)
            {
                return false;
            }

            _buffer.Consume(nuls);
        }

        return false;
    }
}
