using System.Buffers;
using System.Security.Cryptography;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Analysis.Files;

/// <summary>A file read once, forward only: small ones whole, of larger ones the first and the last window; always its digest and its length.</summary>
/// <param name="Head">The whole content, or the first window of a larger file.</param>
/// <param name="Tail">The last window of a larger file; else empty.</param>
/// <param name="LengthBytes">Bytes read.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record BoundedContent(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail, long LengthBytes, string Sha256)
{
    private const int BlockBytes = 64 * 1024;

    public static BoundedContent Read(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var whole = new MemoryStream();
        var ring = Array.Empty<byte>();
        long length = 0;

        // A web root has thousands of small files: the block is lent, not made.
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            for (int read; (read = stream.Read(block)) > 0; length += read)
            {
                var bytes = block.AsSpan(0, read);
                hash.AppendData(bytes);
                var room = (int)Math.Min(bytes.Length, WebFile.MaxWholeBytes - whole.Length);
                whole.Write(bytes[..room]);
                if (room < bytes.Length)
                {
                    ring = ring.Length == 0 ? new byte[WebFile.WindowBytes] : ring;
                    WriteRing(ring, length + room, bytes[room..]);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        var held = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return length <= WebFile.MaxWholeBytes
            ? new BoundedContent(held, default, length, digest)
            : new BoundedContent(held[..WebFile.WindowBytes], LastWindow(held, ring, length), length, digest);
    }

    /// <summary>The ring holds what came after the whole part; its position is that of the file, modulo its size.</summary>
    private static void WriteRing(byte[] ring, long position, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            ring[position++ % ring.Length] = value;
        }
    }

    private static byte[] LastWindow(ReadOnlyMemory<byte> held, byte[] ring, long length)
    {
        var window = new byte[WebFile.WindowBytes];
        for (var i = 0; i < window.Length; i++)
        {
            var position = length - window.Length + i;
            window[i] = position < held.Length ? held.Span[(int)position] : ring[position % ring.Length];
        }

        return window;
    }
}
