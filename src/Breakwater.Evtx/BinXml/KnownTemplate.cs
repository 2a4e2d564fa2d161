using System.Buffers.Binary;

namespace Breakwater.Evtx.BinXml;

/// <summary>A compiled template with what it was compiled from: its tokens without the names, and the names.</summary>
internal sealed class KnownTemplate
{
    private const int ReferenceLength = 4;

    private readonly byte[] _tokens;
    private readonly (int TokensBefore, string Name)[] _names;

    /// <param name="start">where the tokens of the definition start in the chunk</param>
    public KnownTemplate(Plan plan, ReadOnlySpan<byte> chunk, int start, int length, IReadOnlyList<int> references)
    {
        Plan = plan;
        var tokens = new List<byte>(length);
        _names = new (int, string)[references.Count];
        var position = start;
        for (var i = 0; i < references.Count; i++)
        {
            tokens.AddRange(chunk[position..references[i]]);
            var name = Reference(chunk, references[i]);
            _names[i] = (references[i] - position, NameTable.CharsAt(chunk, name).ToString());
            position = After(chunk, references[i], name);
        }

        tokens.AddRange(chunk[position..(start + length)]);
        _tokens = [.. tokens];
    }

    public Plan Plan { get; }

    /// <summary>Whether the definition there would give the same plan. Names may be stored in it or elsewhere in the chunk.</summary>
    public bool IsAt(ReadOnlySpan<byte> chunk, int start, int length)
    {
        var end = start + length;
        ReadOnlySpan<byte> rest = _tokens;
        foreach (var (before, name) in _names)
        {
            if (before + ReferenceLength > end - start || !chunk.Slice(start, before).SequenceEqual(rest[..before]))
            {
                return false;
            }

            rest = rest[before..];
            var at = Reference(chunk, start + before);
            if (at >= chunk.Length || !NameTable.IsName(chunk, at) || !NameTable.CharsAt(chunk, at).SequenceEqual(name))
            {
                return false;
            }

            start = After(chunk, start + before, at);
        }

        return end - start == rest.Length && chunk.Slice(start, rest.Length).SequenceEqual(rest);
    }

    private static int Reference(ReadOnlySpan<byte> chunk, int at) => (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(chunk[at..]), int.MaxValue);

    // A name that is stored where it is first used lies behind its reference.
    private static int After(ReadOnlySpan<byte> chunk, int reference, int name) =>
        reference + ReferenceLength + (name == reference + ReferenceLength ? NameTable.StoredLength(chunk, name) : 0);
}
