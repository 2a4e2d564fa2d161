namespace Breakwater.Analysis.Logs;

/// <summary>
/// Reports every read to the progress display and turns a read error into an early end, so that what was read before it still counts; forward only.
/// </summary>
internal sealed class CountingStream(Stream inner, Action<long> bytesRead) : Stream
{
    /// <summary>What ended the stream early; null when nothing did.</summary>
    public Exception? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = inner.Read(buffer);
            bytesRead(read);
            return read;
        }
#pragma warning disable CA1031 // Damaged archives fail in many ways; each is kept, reported as unread by the caller, and must not lose the records before it.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Fault = e;
            return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
