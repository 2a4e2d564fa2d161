namespace Breakwater.TextLogs.Reading;

/// <summary>
/// The bytes of a log; those of a large one are searched ahead of the reader by threads that are free. The reader takes the bytes in order and reads them itself, but steps over the runs that
/// were found: so what it makes of the log is the same.
/// </summary>
/// <param name="log">UTF-8.</param>
/// <param name="blocks">Reads and searches it from where this stream leaves off.</param>
internal sealed class AheadStream(Stream log, BlocksAhead blocks) : ForwardStream
{
    /// <summary>What remains of a smaller log is read sooner than a second thread is at work.</summary>
#if DEBUG
    public const long WorthSharing = 0;
#else
    public const long WorthSharing = 8 * 1024 * 1024;
#endif

    private readonly Queue<QuietRun> _runs = [];
    private AheadBlock? _block;
    private long _position;
    private int _given;
    private bool _beginsLine = true;
    private bool _isAhead;

    /// <summary>The run that begins there under these columns; null when none is known.</summary>
    /// <param name="position">How many bytes of the log the reader has done with.</param>
    /// <param name="schema">The columns; blocks are searched for these from now on.</param>
    /// <param name="next">Where the next known run begins, so that the reader gets no further by itself; the largest number when none is known.</param>
    public QuietRun? TakeRun(long position, LogSchema schema, out long next)
    {
        blocks.Schema = schema;
        while (_runs.TryPeek(out var run) && (run.Position < position || !ReferenceEquals(run.Schema, schema)))
        {
            _runs.Dequeue();
        }

        next = _runs.TryPeek(out var known) ? known.Position : long.MaxValue;
        return next == position ? _runs.Dequeue() : null;
    }

    public override int Read(Span<byte> buffer)
    {
        _isAhead = _isAhead || (_position >= WorthSharing && blocks.Schema is not null && blocks.TryBegin(_position, _beginsLine));
        return _isAhead ? ReadAhead(buffer) : ReadOn(buffer);
    }

    private int ReadOn(Span<byte> buffer)
    {
        var count = log.Read(buffer);
        _position += count;
        _beginsLine = count == 0 ? _beginsLine : buffer[count - 1] == '\n';
        return count;
    }

    private int ReadAhead(Span<byte> buffer)
    {
        if (_block is null || _given == _block.Length)
        {
            (_block, _given) = (blocks.Next(), 0);
            foreach (var run in _block?.Runs ?? [])
            {
                _runs.Enqueue(run);
            }
        }

        if (_block is null)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _block.Length - _given);
        _block.Bytes.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }
}
