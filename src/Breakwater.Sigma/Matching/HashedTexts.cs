using System.Numerics;
using System.Runtime.CompilerServices;

namespace Breakwater.Sigma.Matching;

/// <summary>Texts by a hash of a part of them. Made in one pass over the texts, because every kind of records has its own: a state table over the same texts
/// (Aho and Corasick) took longer to build than most runs take to use it.</summary>
internal sealed class HashedTexts
{
    // Golden ratio: spreads neighbouring keys over the upper bits, which choose the place.
    private const uint Multiplier = 0x9E3779B1;
    private const int PlacesPerText = 16;

    private readonly ulong[] _taken;
    private readonly int[] _first;
    private readonly Entry[] _entries;
    private readonly int _takenShift;
    private readonly int _firstShift;

    public HashedTexts(IReadOnlyCollection<(uint Key, int Offset, SoughtText Text)> texts)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(texts.Count, 4) * PlacesPerText);
        _taken = new ulong[places / 64];
        _takenShift = 32 - BitOperations.Log2((uint)places);
        _first = new int[places / PlacesPerText];
        _firstShift = 32 - BitOperations.Log2((uint)_first.Length);
        _entries = new Entry[texts.Count + 1];
        var used = 0;
        foreach (var (key, offset, text) in texts)
        {
            var hash = key * Multiplier;
            _taken[hash >> _takenShift >> 6] |= 1UL << (int)(hash >> _takenShift);
            ref var first = ref _first[hash >> _firstShift];
            _entries[++used] = new Entry(key, offset, text, first);
            first = used;
        }
    }

    /// <summary>All texts.</summary>
    public IEnumerable<SoughtText> Texts => _entries.Skip(1).Select(entry => entry.Text);

    /// <summary>Whether there may be a text with the key; mostly true only when there is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHave(uint key)
    {
        var place = (key * Multiplier) >> _takenShift;
        return (_taken[place >> 6] >> (int)place & 1) != 0;
    }

    /// <summary>The first entry that may have the key; 0 when there is none.</summary>
    public int First(uint key) => _first[(key * Multiplier) >> _firstShift];

    public ref readonly Entry this[int entry] => ref _entries[entry];

    /// <param name="Key">What it is found by.</param>
    /// <param name="Offset">Where in the text the part lies that the key is made of.</param>
    /// <param name="Next">The next entry in the same place, 0 when it is the last.</param>
    internal readonly record struct Entry(uint Key, int Offset, SoughtText Text, int Next);
}
