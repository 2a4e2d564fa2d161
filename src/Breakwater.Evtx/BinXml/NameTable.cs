using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.BinXml;

/// <summary>The names of a chunk's elements and attributes, read where first referred to. The hash table in the chunk header is not used: damaged logs have wrong ones.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<int, int> indexByOffset = [];
    private readonly List<(int Start, int Length, int Utf8Start, int Utf8Length)> names = [];
    private readonly Utf8Buffer utf8 = new();

    public void Clear()
    {
        indexByOffset.Clear();
        names.Clear();
        utf8.Clear();
    }

    /// <summary>The index of the name at an offset of the chunk; false where no name fits.</summary>
    public bool TryAdd(ReadOnlySpan<byte> chunk, int offset, out int index)
    {
        if (indexByOffset.TryGetValue(offset, out index))
        {
            return true;
        }

        if (!TryMeasure(chunk, offset, out var length))
        {
            return false;
        }

        index = names.Count;
        var start = utf8.Length;
        XmlText.AppendName(utf8, MemoryMarshal.Cast<byte, char>(chunk.Slice(offset + HeaderLength, length)));
        names.Add((offset + HeaderLength, length, start, utf8.Length - start));
        indexByOffset.Add(offset, index);
        return true;
    }

    /// <summary>Header, characters and the terminating NUL.</summary>
    public static int StoredLength(ReadOnlySpan<byte> chunk, int offset) => TryMeasure(chunk, offset, out var length) ? HeaderLength + length + 2 : -1;

    /// <summary>Whether a name with its terminating NUL lies there.</summary>
    public static bool IsName(ReadOnlySpan<byte> chunk, int offset) =>
        TryMeasure(chunk, offset, out var length) && offset + HeaderLength + length + 2 <= chunk.Length && chunk.Slice(offset + HeaderLength + length, 2) is [0, 0];

    public ReadOnlySpan<char> Chars(ReadOnlySpan<byte> chunk, int index) => MemoryMarshal.Cast<byte, char>(chunk.Slice(names[index].Start, names[index].Length));

    /// <summary>The name in UTF-8, with everything that XML does not allow in a name replaced.</summary>
    public ReadOnlySpan<byte> Xml(int index) => utf8.Written.Slice(names[index].Utf8Start, names[index].Utf8Length);

    // Offset of the next name with the same hash bucket (4), hash (2), characters (2).
    private const int HeaderLength = 8;

    private static bool TryMeasure(ReadOnlySpan<byte> chunk, int offset, out int length)
    {
        length = 0;
        if (offset < EvtxChunk.HeaderLength || offset > chunk.Length - HeaderLength)
        {
            return false;
        }

        length = BinaryPrimitives.ReadUInt16LittleEndian(chunk[(offset + 6)..]) * 2;
        return length > 0 && length <= MaxNameBytes && offset + HeaderLength + length <= chunk.Length;
    }

    // Real names have under 100 characters; the limit keeps a hostile chunk from multiplying its own text.
    private const int MaxNameBytes = 2048;
}
