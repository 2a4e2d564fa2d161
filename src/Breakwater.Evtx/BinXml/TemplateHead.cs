using System.Buffers.Binary;

namespace Breakwater.Evtx.BinXml;

/// <summary>A template instance up to its values: which definition, where the descriptors of its values are.</summary>
internal readonly record struct TemplateHead(int Definition, int Descriptors, int ValueCount)
{
    public const int DefinitionHeaderLength = 24;

    /// <summary>Reads an instance whose token has been read; leaves the cursor on the first value. A definition that is stored here is skipped.</summary>
    public static TemplateHead Read(ReadOnlySpan<byte> chunk, ref ByteCursor cursor)
    {
        cursor.Skip(1 + 4);
        var definition = cursor.ReadUInt32();
        if (definition < EvtxChunk.HeaderLength || definition > chunk.Length - DefinitionHeaderLength)
        {
            cursor.Fail($"a template at 0x{definition:X} of the chunk");
            return default;
        }

        if (definition == cursor.Position)
        {
            cursor.Skip(DefinitionHeaderLength - 4);
            cursor.Skip((int)Math.Min(cursor.ReadUInt32(), int.MaxValue));
        }

        var count = cursor.ReadUInt32();
        var descriptors = cursor.Skip((int)Math.Min(count, EvtxChunk.Size) * 4);
        return cursor.Failed ? default : new TemplateHead((int)definition, descriptors, (int)count);
    }

    /// <summary>The same for what nearly every record is: an instance whose definition is stored elsewhere; false for any other.</summary>
    /// <param name="start">after the token</param>
    public static bool TryReadPlain(ReadOnlySpan<byte> chunk, int start, int end, out TemplateHead head)
    {
        const int length = 1 + 4 + 4 + 4;
        head = default;
        if (length > end - start)
        {
            return false;
        }

        var fields = chunk.Slice(start, length);
        var definition = BinaryPrimitives.ReadUInt32LittleEndian(fields[5..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(fields[9..]);
        head = new TemplateHead((int)definition, start + length, (int)count);
        return definition >= EvtxChunk.HeaderLength && definition <= chunk.Length - DefinitionHeaderLength && definition != start + length - 4
            && count <= (uint)(end - start - length) / 4;
    }

    /// <summary>What the values take together, by their descriptors.</summary>
    public int ValueBytes(ReadOnlySpan<byte> chunk)
    {
        var bytes = 0;
        for (var i = 0; i < ValueCount; i++)
        {
            bytes += BinaryPrimitives.ReadUInt16LittleEndian(chunk[(Descriptors + (i * 4))..]);
        }

        return bytes;
    }
}
