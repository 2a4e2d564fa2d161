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

    private BoundedContent(Stream stream)
    {
        var whole = ReadWhole(stream);
        byte[] ring = [];
        long length = whole;
        if (whole < WebFile.MaxWholeBytes)
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(_held.AsSpan(0, whole)));
        }
        else
        {
            (ring, length, Sha256) = ReadRest(stream, _held.AsSpan(0, whole));
        }

        LengthBytes = length;
        (Head, Tail) = length <= WebFile.MaxWholeBytes ? (_held.AsMemory(0, whole), default) : (_held.AsMemory(0, WebFile.WindowBytes), LastWindow(_held.AsSpan(0, whole), ring, length));
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

    /// <summary>Reads what follows the whole part into a ring; its position is that of the file, modulo its size. The digest is of both.</summary>
    private static (byte[] Ring, long Length, string Sha256) ReadRest(Stream stream, ReadOnlySpan<byte> whole)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(whole);
        byte[] ring = [];
        long length = WebFile.MaxWholeBytes;
        var block = new byte[BlockBytes];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            hash.AppendData(block, 0, read);
            ring = ring.Length == 0 ? new byte[WebFile.WindowBytes] : ring;
            foreach (var value in block.AsSpan(0, read))
            {
                ring[length++ % ring.Length] = value;
            }
        }

        return (ring, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] LastWindow(ReadOnlySpan<byte> held, byte[] ring, long length)
    {
        var window = new byte[WebFile.WindowBytes];
        for (var i = 0; i < window.Length; i++)
        {
            var position = length - window.Length + i;
            window[i] = position < held.Length ? held[(int)position] : ring[position % ring.Length];
        }

        return window;
    }
}
