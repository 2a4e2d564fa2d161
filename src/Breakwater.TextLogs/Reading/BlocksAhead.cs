using System.Runtime.ExceptionServices;

namespace Breakwater.TextLogs.Reading;

/// <summary>
/// Reads a log in blocks of whole lines and searches them with the calling thread and with those that are free; the blocks are taken in order. The caller's thread searches too while the
/// next block is not ready.
/// </summary>
internal sealed class BlocksAhead : IDisposable
{
#if DEBUG
    private const int BlockBytes = 1000;
#else
    private const int BlockBytes = 1024 * 1024;
#endif

    // Bounds what waits for a slow block before it.
    private const int MaxAhead = 8;

    private readonly Stream _log;
    private readonly IHelperThreads _helpers;
    private readonly ICandidateFilter _filter;
    private readonly int _maxLine;
    private QuietRecords? _own;

    // Who holds it reads; a result is handed over under the other.
    private readonly Lock _reading = new();
    private readonly object _turn = new();
    private readonly Dictionary<long, AheadBlock> _ready = [];
    private readonly Stack<AheadBlock> _free = [];
    private readonly List<Task> _tasks = [];
    private byte[] _rest = [];
    private AheadBlock? _current;
    private LogSchema? _schema;
    private ExceptionDispatchInfo? _fault;
    private long _position;
    private long _read;
    private long _taken;
    private bool _beginsLine = true;
    private bool _ended;
    private bool _isStopped;

    public BlocksAhead(Stream log, IHelperThreads helpers, ICandidateFilter filter, int maxLine)
    {
        _log = log;
        _helpers = helpers;
        _filter = filter;
        _maxLine = maxLine;
    }

    /// <summary>Columns for which blocks are searched from now on; null, and then there is nothing to search for, until the reader knows them.</summary>
    public LogSchema? Schema
    {
        get => Volatile.Read(ref _schema);
        set => Volatile.Write(ref _schema, value);
    }

    private bool IsNear => Volatile.Read(ref _read) - Volatile.Read(ref _taken) < MaxAhead;

    /// <summary>Begins where the log has been read to, if a thread is free; no other may read the log from then on.</summary>
    /// <param name="position">How many bytes have been read.</param>
    /// <param name="beginsLine">Whether the next one begins a line.</param>
    public bool TryBegin(long position, bool beginsLine)
    {
        (_position, _beginsLine) = (position, beginsLine);
        return Invite();
    }

    /// <summary>The next block of the log, valid until the next call; null at its end.</summary>
    public AheadBlock? Next()
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
                // The reader's own filter remembers the line that it passed on last.
                Search(number, block, _own ??= new QuietRecords(_filter.ForAnotherThread(), _maxLine));
            }
            else if (!Wait())
            {
                return null;
            }
        }

        return _current;
    }

    /// <summary>Returns when no thread reads any more.</summary>
    public void Dispose()
    {
        if (_tasks.Count == 0)
        {
            return;
        }

        lock (_turn)
        {
            _isStopped = true;
            Monitor.PulseAll(_turn);
        }

        Task.WaitAll([.. _tasks], CancellationToken.None);
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
        block.Search(quiet, Schema!);
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

            AheadBlock block;
            lock (_turn)
            {
                block = _free.TryPop(out var free) ? free : new AheadBlock(BlockBytes);
            }

            _rest.CopyTo(block.Bytes, 0);
            var filled = _rest.Length;
            for (int count; filled < BlockBytes; filled += count)
            {
                count = _log.Read(block.Bytes.AsSpan(filled));
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
