using System.IO.Compression;

namespace Breakwater.Collection.Zip;

/// <summary>One entry on its way into the package: measured before and after packing, so that a bit that unpacking would not notice is found all the same.</summary>
internal sealed class EntrySink : IDisposable
{
    private readonly Crc32 _checksum = new();
    private readonly MeasuredStream _plain;
    private readonly MeasuredStream _packed;
    private readonly Stream _pack;

    public EntrySink(Stream target, bool deflate)
    {
        _packed = new MeasuredStream(target);

        // The fastest level: logs still shrink to a tenth, and the server has mail to serve.
        _pack = deflate ? new DeflateStream(_packed, CompressionLevel.Fastest, leaveOpen: true) : _packed;
        _plain = new MeasuredStream(_pack, _checksum);
    }

    /// <summary>Takes the plain bytes.</summary>
    public Stream Content => _plain;

    public long Bytes => _plain.Written;

    public string Sha256 => _plain.Sha256;

    public uint Checksum => _checksum.Value;

    public long PackedBytes => _packed.Written;

    public string PackedSha256 => _packed.Sha256;

    /// <summary>Writes what the packer still holds; the packed properties are valid from here on.</summary>
    public void Complete()
    {
        if (_pack != _packed)
        {
            _pack.Dispose();
        }
    }

    public void Dispose()
    {
        _plain.Dispose();
        _packed.Dispose();
    }
}
