using System.IO.Compression;
using System.Security.Cryptography;

namespace Breakwater.Collection.Zip;

/// <summary>Takes the plain bytes of one entry: hashed, checked and packed as they pass.</summary>
internal sealed class EntrySink : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Crc32 _checksum = new();
    private readonly PackedStream _packed;
    private readonly Stream _pack;

    public EntrySink(Stream target, bool deflate)
    {
        _packed = new PackedStream(target);

        // The fastest level: logs still shrink to a tenth, and the server has mail to serve.
        _pack = deflate ? new DeflateStream(_packed, CompressionLevel.Fastest, leaveOpen: true) : _packed;
    }

    public long Bytes { get; private set; }

    public long PackedBytes => _packed.Written;

    public uint Checksum => _checksum.Value;

    public string Sha256 => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public string PackedSha256 => _packed.Sha256();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Bytes;

    public override long Position
    {
        get => Bytes;
        set => throw new NotSupportedException();
    }

    /// <summary>Writes what the packer still holds; the packed properties are valid from here on.</summary>
    public void Complete()
    {
        if (_pack != _packed)
        {
            _pack.Dispose();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _checksum.Append(buffer);
        _pack.Write(buffer);
        Bytes += buffer.Length;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        _packed.Dispose();
        base.Dispose(disposing);
    }
}
