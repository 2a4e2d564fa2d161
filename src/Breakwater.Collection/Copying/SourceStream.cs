using System.Security.Cryptography;
using Breakwater.Collection.Packages;
using Breakwater.Collection.Places;

namespace Breakwater.Collection.Copying;

/// <summary>
/// One file of the server while it is read: shared with everybody who writes or deletes it, as long as it was when it was opened, and watched for changes.
/// A log that grows faster than it is copied would otherwise never end.
/// </summary>
internal sealed class SourceStream : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FileStream? _file;
    private readonly string _path;
    private readonly DateTime _modifiedUtc;
    private readonly CancellationToken _ct;
    private long _left;

    public SourceStream(string path, CancellationToken ct)
    {
        _path = path;
        _ct = ct;
        try
        {
            // What states no length may be a pipe, which would never answer.
            if (new FileInfo(path).Length > 0)
            {
                _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            }

            (Length, _modifiedUtc) = Look();
            _left = Length;
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            throw new SourceFaultException(e);
        }
    }

    public override long Length { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException();
    }

    /// <summary>Of what was read so far.</summary>
    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Null when size and time are still what they were before the first byte was read.</summary>
    public SourceChange? Change()
    {
        try
        {
            var (bytes, modified) = Look();
            return bytes == Length && modified == _modifiedUtc && _left == 0 ? null : new SourceChange(Length, bytes, _modifiedUtc, modified);
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            return new SourceChange(Length, 0, _modifiedUtc, _modifiedUtc);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        _ct.ThrowIfCancellationRequested();
        if (_left == 0 || _file is null)
        {
            return 0;
        }

        try
        {
            var count = _file.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _hash.AppendData(buffer[..count]);
            _left -= count;
            return count;
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            throw new SourceFaultException(e);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        _file?.Dispose();
        base.Dispose(disposing);
    }

    private (long Bytes, DateTime ModifiedUtc) Look()
    {
        if (_file is not null)
        {
            return (RandomAccess.GetLength(_file.SafeFileHandle), File.GetLastWriteTimeUtc(_file.SafeFileHandle));
        }

        var file = new FileInfo(_path);
        return (0, file.LastWriteTimeUtc);
    }
}
