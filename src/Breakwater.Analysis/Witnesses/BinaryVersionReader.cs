using System.Buffers.Binary;
using System.Text;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>Reads the file version from the PE version resource of an Exchange binary, forward only and in bounded memory.</summary>
/// <remarks>
/// The resource is recognised by its own structure (VS_VERSIONINFO: length, value length 52, the key text, the fixed signature), not by walking the
/// section table: the stream may come from an archive that cannot seek, and a damaged section table must not hide the version.
/// </remarks>
public static class BinaryVersionReader
{
    private const uint FixedSignature = 0xFEEF04BD;
    private const int FixedLength = 52;
    private const int WindowBytes = 64 * 1024;

    // wLength, wValueLength, wType, the key with its terminator, padding to four bytes, then the fixed part up to dwFileVersionLS.
    private const int HeadBytes = 6;
    private const int NeededBytes = HeadBytes + 32 + 2 + 16;

    private static readonly byte[] Key = Encoding.Unicode.GetBytes("VS_VERSION_INFO\0");

    /// <summary>Exchange binaries are below 64 MiB; more is not read.</summary>
    private const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Null when the stream is no PE file or carries no version resource of the expected shape.</summary>
    public static ExchangeBuild? TryRead(Stream stream)
    {
        var window = new byte[WindowBytes];
        var held = 0;
        long total = 0;
        var isFirst = true;
        while (total < MaxBytes)
        {
            var read = stream.ReadAtLeast(window.AsSpan(held), window.Length - held, throwOnEndOfStream: false);
            total += read;
            held += read;
            if (isFirst && (held < 2 || window[0] != 'M' || window[1] != 'Z'))
            {
                return null;
            }

            isFirst = false;
            if (FindVersion(window.AsSpan(0, held)) is { } build)
            {
                return build;
            }

            if (held < window.Length)
            {
                return null;
            }

            // The structure may straddle the edge of the window: keep its possible beginning.
            var keep = NeededBytes + HeadBytes;
            window.AsSpan(held - keep, keep).CopyTo(window);
            held = keep;
        }

        return null;
    }

    private static ExchangeBuild? FindVersion(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; from < bytes.Length;)
        {
            var found = bytes[from..].IndexOf(Key);
            if (found < 0)
            {
                return null;
            }

            var key = from + found;
            from = key + 2;
            if (key < HeadBytes || key + Key.Length + 2 + 16 > bytes.Length || BinaryPrimitives.ReadUInt16LittleEndian(bytes[(key - 4)..]) != FixedLength)
            {
                continue;
            }

            // The key starts 6 bytes into the structure and is 32 bytes long: 38, padded to 40.
            var fixedPart = bytes[(key + Key.Length + 2)..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(fixedPart) == FixedSignature)
            {
                var high = BinaryPrimitives.ReadUInt32LittleEndian(fixedPart[8..]);
                var low = BinaryPrimitives.ReadUInt32LittleEndian(fixedPart[12..]);
                return new ExchangeBuild((int)(high >> 16), (int)(high & 0xFFFF), (int)(low >> 16), (int)(low & 0xFFFF));
            }
        }

        return null;
    }
}
