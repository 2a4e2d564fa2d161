using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.BinXml;

/// <summary>The names of a chunk's elements and attributes, read where first referred to. The hash table in the chunk header is not used: damaged logs have wrong ones.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<int, int> _indexByOffset = [];
    private PlanName[] _names = new PlanName[64];
    private int _count;
    private readonly Utf8Buffer _utf8 = new();

    public void Clear()
    {
        _indexByOffset.Clear();
        _count = 0;
        _utf8.Clear();
    }

    /// <summary>The index of the name at an offset of the chunk; false where no name fits.</summary>
    public bool TryAdd(ReadOnlySpan<byte> chunk, int offset, out int index)
    {
        if (_indexByOffset.TryGetValue(offset, out index))
        {
            return true;
        }

        if (!TryMeasure(chunk, offset, out var length))
        {
            return false;
        }

        index = _count;
        var start = _utf8.Length;
        XmlText.AppendName(_utf8, MemoryMarshal.Cast<byte, char>(chunk.Slice(offset + HeaderLength, length)));
        if (_count == _names.Length)
        {
            Array.Resize(ref _names, _count * 2);
        }

        _names[_count++] = new PlanName(offset + HeaderLength, length, start, _utf8.Length - start);
        _indexByOffset.Add(offset, index);
        return true;
    }

    /// <summary>Header, characters and the terminating NUL.</summary>
    public static int StoredLength(ReadOnlySpan<byte> chunk, int offset) => TryMeasure(chunk, offset, out var length) ? HeaderLength + length + 2 : -1;

    /// <summary>The characters of a name that is known to lie there.</summary>
    public static ReadOnlySpan<char> CharsAt(ReadOnlySpan<byte> chunk, int offset) =>
        MemoryMarshal.Cast<byte, char>(chunk.Slice(offset + HeaderLength, BinaryPrimitives.ReadUInt16LittleEndian(chunk[(offset + 6)..]) * 2));

    /// <summary>Whether a name with its terminating NUL lies there.</summary>
    public static bool IsName(ReadOnlySpan<byte> chunk, int offset) =>
        TryMeasure(chunk, offset, out var length) && offset + HeaderLength + length + 2 <= chunk.Length && chunk.Slice(offset + HeaderLength + length, 2) is [0, 0];

    public ReadOnlySpan<char> Chars(ReadOnlySpan<byte> chunk, int index) => MemoryMarshal.Cast<byte, char>(chunk.Slice(_names[index].Start, _names[index].Length));

    /// <summary>The name in UTF-8, with everything that XML does not allow in a name replaced.</summary>
    public ReadOnlySpan<byte> Xml(int index) => _utf8.Written.Slice(_names[index].XmlStart, _names[index].XmlLength);

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
