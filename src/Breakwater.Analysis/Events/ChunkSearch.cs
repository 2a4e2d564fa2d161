using System.Runtime.InteropServices;
using Breakwater.Evtx;
using Breakwater.Patterns;

namespace Breakwater.Analysis.Events;

/// <summary>Tells whether texts may occur in the values of a chunk's events, without reading these. One per thread.</summary>
internal sealed class ChunkSearch
{
    private readonly Dictionary<string, SoughtTexts> _sought = new(StringComparer.Ordinal);
    private readonly Dictionary<IReadOnlyList<string>, SoughtTexts> _ofList = new(ReferenceEqualityComparer.Instance);
    private readonly byte[] _buffer = new byte[1 << 15];
    private EvtxChunk? _chunk;
    private long _chunks;

    /// <summary>The next questions are about this chunk, as it is now filled.</summary>
    public void Begin(EvtxChunk chunk)
    {
        _chunk = chunk;
        _chunks++;
    }

    /// <summary>The texts of several lists to ask for, null when there are none; the same for equal ones, so that a chunk is searched once for them.</summary>
    public SoughtTexts? For(IReadOnlyList<IReadOnlyList<string>> lists)
    {
        var filled = lists.Where(l => l.Count > 0).Distinct(ReferenceEqualityComparer.Instance).Cast<IReadOnlyList<string>>().ToList();
        if (filled.Count == 0)
        {
            return null;
        }

        if (filled is not [var only])
        {
            return For(filled.SelectMany(l => l));
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofList, only, out _);
        return known ??= For(only);
    }

    private SoughtTexts For(IEnumerable<string> lists)
    {
        var texts = lists.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        ref var sought = ref CollectionsMarshal.GetValueRefOrAddDefault(_sought, string.Join('\n', texts), out _);
        return sought ??= new SoughtTexts(new LiteralSet(texts.Select(t => new Literal(t))));
    }

    /// <summary>Whether any of the texts occurs in the chunk; false only when no text of its events' values has one.</summary>
    public bool MayHold(SoughtTexts texts)
    {
        if (texts.AskedFor != _chunks)
        {
            texts.AskedFor = _chunks;
            // Texts are UTF-16 at even or odd places; old ones of one byte a character.
            texts.Occur = texts.Literals.OccursInMixed(UsedPart(_chunk!.Bytes), _buffer);
        }

        return texts.Occur;
    }

    // Many a small log consists of one chunk that is hardly filled. The upper byte of a last character of UTF-16 is zero too.
    private static ReadOnlySpan<byte> UsedPart(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, bytes.LastIndexOfAnyExcept((byte)0) + 2)];

    /// <summary>Texts and the answer for the last chunk for which they were asked.</summary>
    internal sealed class SoughtTexts(LiteralSet literals)
    {
        public LiteralSet Literals => literals;

        public long AskedFor { get; set; }

        public bool Occur { get; set; }
    }
}
