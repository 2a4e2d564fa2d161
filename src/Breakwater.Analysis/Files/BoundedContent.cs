using System.Buffers;
using System.Security.Cryptography;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Analysis.Files;

/// <summary>
/// A file read once, forward only: small ones whole, of larger ones the first and the last window; always its digest and its length. A web root has thousands of files:
/// the memory is lent, and its content ends with <see cref="Dispose"/>.
/// </summary>
internal sealed class BoundedContent : IDisposable
{
    private const int BlockBytes = 64 * 1024;

    private byte[] _held = ArrayPool<byte>.Shared.Rent(BlockBytes);

    /// <summary>The last window of a larger file; lent only then.</summary>
    private byte[] _last = [];

    private BoundedContent(Stream stream)
    {
        var whole = ReadWhole(stream);
        if (whole < WebFile.MaxWholeBytes)
        {
            (LengthBytes, Sha256) = (whole, Convert.ToHexStringLower(SHA256.HashData(_held.AsSpan(0, whole))));
        }
        else
        {
            (LengthBytes, Sha256) = ReadRest(stream, _held.AsSpan(0, whole));
        }

        (Head, Tail) = _last.Length == 0 ? (_held.AsMemory(0, whole), default) : (_held.AsMemory(0, WebFile.WindowBytes), _last.AsMemory(0, WebFile.WindowBytes));
    }

    /// <summary>The whole content, or the first window of a larger file.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>The last window of a larger file; else empty.</summary>
    public ReadOnlyMemory<byte> Tail { get; }

    /// <summary>Bytes read.</summary>
    public long LengthBytes { get; }

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; }

    public static BoundedContent Read(Stream stream) => new(stream);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_held);
        _held = [];
        if (_last.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_last);
            _last = [];
        }
    }

    /// <summary>Reads as much as is held whole.</summary>
    private int ReadWhole(Stream stream)
    {
        var filled = 0;
        while (filled < WebFile.MaxWholeBytes)
        {
            if (filled == _held.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(_held.Length * 2);
                _held.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(_held);
                _held = larger;
            }

            var read = stream.Read(_held, filled, Math.Min(_held.Length, WebFile.MaxWholeBytes) - filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    /// <summary>Reads what follows the whole part through a ring of the last window. The digest is of both.</summary>
    private (long Length, string Sha256) ReadRest(Stream stream, ReadOnlySpan<byte> whole)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(whole);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        var ring = ArrayPool<byte>.Shared.Rent(WebFile.WindowBytes);
        whole[^WebFile.WindowBytes..].CopyTo(ring);
        long length = whole.Length;
        var end = 0;
        for (int read; (read = stream.Read(block, 0, BlockBytes)) > 0; length += read)
        {
            hash.AppendData(block, 0, read);
            var first = Math.Min(read, WebFile.WindowBytes - end);
            block.AsSpan(0, first).CopyTo(ring.AsSpan(end));
            block.AsSpan(first, read - first).CopyTo(ring);
            end = (end + read) % WebFile.WindowBytes;
        }

        if (length > whole.Length)
        {
            _last = ArrayPool<byte>.Shared.Rent(WebFile.WindowBytes);
            ring.AsSpan(end, WebFile.WindowBytes - end).CopyTo(_last);
            ring.AsSpan(0, end).CopyTo(_last.AsSpan(WebFile.WindowBytes - end));
        }

        ArrayPool<byte>.Shared.Return(ring);
        ArrayPool<byte>.Shared.Return(block);
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
