using Breakwater.Evidence.Containers;
using Breakwater.Evidence.Reading;

namespace Breakwater.Evidence;

/// <summary>
/// The bytes of one artefact, valid during the callback only. When the evidence turns out to be damaged the stream simply ends, so that a reader keeps what it
/// has; <see cref="Failure"/> then says why, and the set names it under its unread entries. Seekable only where the caller asked for it or the file lies on disk.
/// </summary>
public sealed class ArtefactStream : Stream
{
    private readonly Stream _inner;
    private readonly Crc32? _checksum;
    private readonly long _expectedBytes;
    private readonly CancellationToken _ct;
    private bool _ended;

    internal ArtefactStream(Stream inner, long expectedBytes, uint? expectedChecksum, CancellationToken ct)
    {
        _inner = inner;
        _expectedBytes = expectedBytes;
        ExpectedChecksum = expectedChecksum;
        _checksum = expectedChecksum is null ? null : new Crc32();
        _ct = ct;
    }

    /// <summary>Why the stream ended early; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Bytes handed out.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => _inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _inner.Length;

    public override long Position
    {
        get => _inner.CanSeek ? _inner.Position : BytesRead;
        set => _inner.Position = value;
    }

    internal uint? ExpectedChecksum { get; }

    /// <summary>The checksum of a file read to its end that differs from the stated one; null when it fits or cannot be told.</summary>
    internal uint? WrongChecksum => _ended && Failure is null && _checksum is not null && _checksum.Value != ExpectedChecksum ? _checksum.Value : null;

    /// <summary>The number of bytes of a file read to its end that differs from the stated one.</summary>
    internal long? WrongLength => _ended && Failure is null && _expectedBytes >= 0 && BytesRead != _expectedBytes ? BytesRead : null;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        _ct.ThrowIfCancellationRequested();
        if (Failure is not null)
        {
            return 0;
        }

        try
        {
            var count = _inner.Read(buffer);
            _checksum?.Append(buffer[..count]);
            BytesRead += count;
            _ended |= count == 0 && buffer.Length > 0;
            return count;
        }
        catch (Exception e) when (ContainerFault.InContainer(e))
        {
            Failure = ContainerFault.Describe(e);
            return 0;
        }
    }

    public override long Seek(long offset, SeekOrigin origin) => _inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
