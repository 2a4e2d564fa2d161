using System.Runtime.ExceptionServices;

namespace Breakwater.TextLogs.Reading;

/// <summary>
/// The bytes of a log; of a large one, threads that are free search blocks ahead of the reader, and so does the reader's own while the next block is not ready. The reader takes the bytes
/// in order and reads them itself, but steps over the runs that were found: so what it makes of the log is the same.
/// </summary>
internal sealed class AheadStream : Stream
{
#if DEBUG
    private const int BlockBytes = 1000;
    private const long WorthSharing = 0;
#else
    private const int BlockBytes = 1024 * 1024;
    private const long WorthSharing = 8L * BlockBytes;
#endif

    // Bounds what waits for a slow block before it.
    private const int MaxAhead = 8;

    private readonly Stream _inner;
    private readonly IHelperThreads _helpers;
    private readonly ICandidateFilter _filter;
    private readonly int _maxLine;
    private readonly QuietRecords _own;

    // Who holds it reads; a result is handed over under the other.
    private readonly Lock _reading = new();
    private readonly object _turn = new();
    private readonly Dictionary<long, AheadBlock> _ready = [];
    private readonly Stack<AheadBlock> _free = [];
    private readonly Queue<QuietRun> _runs = [];
    private readonly List<Task> _tasks = [];
    private byte[] _rest = [];
    private AheadBlock? _current;
    private LogSchema? _schema;
    private ExceptionDispatchInfo? _fault;
    private long _position;
    private long _read;
    private long _taken;
    private int _given;
    private bool _beginsLine = true;
    private bool _isAhead;
    private bool _ended;
    private bool _isStopped;

    public AheadStream(Stream inner, IHelperThreads helpers, ICandidateFilter filter, int maxLine)
    {
        _inner = inner;
        _helpers = helpers;
        _filter = filter;
        _maxLine = maxLine;
        _own = new QuietRecords(filter, maxLine);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The run that begins there under these columns; null when none is known.</summary>
    /// <param name="position">How many bytes of the log the reader has done with.</param>
    /// <param name="schema">The columns; blocks are searched for these from now on.</param>
    /// <param name="next">Where the next run begins that is known; the reader gets no further by itself.</param>
    public QuietRun? TakeRun(long position, LogSchema schema, out long next)
    {
        if (!ReferenceEquals(Volatile.Read(ref _schema), schema))
        {
            Volatile.Write(ref _schema, schema);
        }

        while (_runs.TryPeek(out var run) && (run.Position < position || !ReferenceEquals(run.Schema, schema)))
        {
            _runs.Dequeue();
        }

        next = _runs.TryPeek(out var known) ? known.Position : long.MaxValue;
        return next == position ? _runs.Dequeue() : null;
    }

    public override int Read(Span<byte> buffer)
    {
        if (!_isAhead && (_position < WorthSharing || Volatile.Read(ref _schema) is null || !Invite()))
        {
            return ReadInner(buffer);
        }

        _isAhead = true;
        if (_current is null || _given == _current.Length)
        {
            if (!Next())
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, _current!.Length - _given);
        _current.Bytes.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        lock (_turn)
        {
            _isStopped = true;
            Monitor.PulseAll(_turn);
        }

        Task.WaitAll([.. _tasks], CancellationToken.None);
        base.Dispose(disposing);
    }

    private bool IsNear => Volatile.Read(ref _read) - Volatile.Read(ref _taken) < MaxAhead;

    private int ReadInner(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        _position += count;
        _beginsLine = count == 0 ? _beginsLine : buffer[count - 1] == '\n';
        return count;
    }

    private bool Invite()
    {
        if (_helpers.TryRun(Help) is { } task)
        {
            _tasks.Add(task);
            return true;
        }

        return false;
    }

    /// <summary>Moves to the next block of the log; false at its end.</summary>
    private bool Next()
    {
        if (_current is not null)
        {
            lock (_turn)
            {
                _free.Push(_current);
            }
        }

        while (!TryTake())
        {
            if (_tasks.Count < MaxAhead)
            {
                Invite();
            }

            if (IsNear && TryRead(out var number) is { } block)
            {
                Search(number, block, _own);
            }
            else if (!Wait())
            {
                _current = null;
                return false;
            }
        }

        return true;
    }

    private bool TryTake()
    {
        lock (_turn)
        {
            _fault?.Throw();
            if (!_ready.Remove(_taken, out _current))
            {
                return false;
            }

            _taken++;
            _given = 0;
            foreach (var run in _current.Runs)
            {
                _runs.Enqueue(run);
            }

            Monitor.PulseAll(_turn);
            return true;
        }
    }

    /// <summary>Waits for a block that another thread has; false when there is none.</summary>
    private bool Wait()
    {
        lock (_turn)
        {
            while (_fault is null && !_ready.ContainsKey(_taken))
            {
                if (_taken == Volatile.Read(ref _read))
                {
                    return false;
                }

                Monitor.Wait(_turn);
            }

            return true;
        }
    }

    private void Help()
    {
        try
        {
            var quiet = new QuietRecords(_filter.ForAnotherThread(), _maxLine);
            while (HasRoom() && TryRead(out var number) is { } block)
            {
                Search(number, block, quiet);
            }
        }
        catch (Exception e)
        {
            // The reader's own thread is the one to end by it.
            lock (_turn)
            {
                _fault ??= ExceptionDispatchInfo.Capture(e);
                Monitor.PulseAll(_turn);
            }
        }
    }

    private bool HasRoom()
    {
        lock (_turn)
        {
            while (!_isStopped && !IsNear)
            {
                Monitor.Wait(_turn);
            }

            return !_isStopped;
        }
    }

    private void Search(long number, AheadBlock block, QuietRecords quiet)
    {
        block.Search(quiet, Volatile.Read(ref _schema)!);
        lock (_turn)
        {
            _ready.Add(number, block);
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Reads the next block; null at the end of the log.</summary>
    private AheadBlock? TryRead(out long number)
    {
        lock (_reading)
        {
            number = _read;
            if (_ended)
            {
                return null;
            }

            AheadBlock? block;
            lock (_turn)
            {
                block = _free.TryPop(out var free) ? free : new AheadBlock(BlockBytes);
            }

            _rest.CopyTo(block.Bytes, 0);
            var filled = _rest.Length;
            for (int count; filled < BlockBytes; filled += count)
            {
                count = _inner.Read(block.Bytes.AsSpan(filled));
                if (count == 0)
                {
                    _ended = true;
                    break;
                }
            }

            var lines = block.Bytes.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            block.Length = _ended || lines == 0 ? filled : lines;
            _rest = block.Bytes[block.Length..filled];
            (block.Position, block.BeginsLine) = (_position, _beginsLine);
            _position += block.Length;
            _beginsLine = lines == block.Length && lines > 0;
            if (block.Length == 0)
            {
                return null;
            }

            Volatile.Write(ref _read, _read + 1);
            return block;
        }
    }
}
