using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Breakwater.Patterns;

/// <summary>
/// What the vector kernels search by: of each literal the four neighbouring bytes that logs hold least often, sorted into eight groups and told by half bytes, both cases
/// at once; and a table that says which literal a fingerprint belongs to.
/// </summary>
internal sealed class FingerprintTable
{
    /// <summary>Bytes of a fingerprint; of a literal of three the last one is any byte.</summary>
    public const int Length = 4;

    /// <summary>Bytes that every fingerprint has.</summary>
    public const int MinLength = 3;

    private const int Halves = 16;
    private const int Ascii = 128;
    private const uint ThreeBytes = 0x00FFFFFF;
    private const int MostKnownBits = 16;

    // What tells letters apart by case is this bit; that it also merges some other characters only costs a comparison.
    private const uint CaseBits = 0x20202020;

    private readonly (SoughtLiteral Literal, int Offset, int Number)[] _literals;

    /// <summary>The fingerprint of each, as <see cref="KeyAt"/> reads it, and which of its bits count.</summary>
    private readonly (uint Key, uint Mask)[] _keys;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int _shift;

    /// <summary>A bit for each hash of the first three bytes of a fingerprint: most of what the groups let through ends here.</summary>
    private readonly uint[] _known;
    private readonly int _knownShift;

    /// <param name="literals">Each at least <see cref="MinLength"/> long, at least one.</param>
    public FingerprintTable(SoughtLiteral[] literals)
    {
        // Sorted by fingerprint, neighbours look alike: a group of them lets through little that is not among them.
        _literals = [.. literals.Select((l, i) => (Literal: l, Offset: LogBytes.RarestWindow(l.Bytes, Length), Number: i)).OrderBy(l => Encoding.Latin1.GetString(l.Literal.Bytes.AsSpan(l.Offset)), StringComparer.Ordinal)];
        var bits = 4;
        while (1 << bits < _literals.Length * 4)
        {
            bits++;
        }

        _shift = 32 - bits;
        _knownShift = 32 - Math.Min(bits + 6, MostKnownBits);
        _known = new uint[1 << (27 - _knownShift)];
        _first = new int[1 << bits];
        _next = new int[_literals.Length];
        _keys = new (uint, uint)[_literals.Length];
        var groups = FingerprintGroups.Of([.. _literals.Select(l => l.Literal.Bytes.AsSpan(l.Offset, Math.Min(Length, l.Literal.Bytes.Length)).ToArray())]);
        for (var i = 0; i < _literals.Length; i++)
        {
            var fingerprint = _literals[i].Literal.Bytes.AsSpan(_literals[i].Offset);
            AddToGroup(groups[i], fingerprint);
            var key = KeyAt(fingerprint);
            var mask = fingerprint.Length < Length ? ThreeBytes : uint.MaxValue;
            _keys[i] = (key & mask, mask);
            var known = HashOf(key) >> _knownShift;
            _known[known >> 5] |= 1U << (int)(known & 31);
            ref var head = ref _first[SlotOf(key)];
            _next[i] = head;
            head = i + 1;
        }
    }

    /// <summary>For each byte of the fingerprint two rows of 16: the groups by its low and by its high half.</summary>
    public byte[] Masks { get; } = new byte[Length * 2 * Halves];

    /// <summary>For each byte of the fingerprint a row of 128: the groups by its lower seven bits.</summary>
    public byte[] Groups { get; } = new byte[Length * Ascii];

    /// <summary>
    /// Whether the fingerprint of a literal stands there, the whole literal around it, and behind it what must follow. With <paramref name="found"/> it sets the bits of
    /// such literals instead, wherever what must follow does, and says no, so that the search goes on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsLiteralAt(ReadOnlySpan<byte> bytes, int position, Span<ulong> found)
    {
        var key = KeyAt(bytes[position..]);
        return MayBe(key) && IsLiteralAt(bytes, position, key, found);
    }

    /// <summary>Whether a fingerprint may stand at the start of the bytes; mostly true only where one does.</summary>
    public bool MayStartWith(ReadOnlySpan<byte> bytes) => MayBe(KeyAt(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBe(uint key)
    {
        var known = HashOf(key) >> _knownShift;
        return (_known[known >> 5] >> (int)(known & 31) & 1) != 0;
    }

    /// <summary>The position of the first fingerprint from there on whose literal lies within the bytes, else -1; what the vector kernels must equal.</summary>
    public int FindPlain(ReadOnlySpan<byte> bytes, int from, Span<ulong> found)
    {
        for (var i = from; i <= bytes.Length - MinLength; i++)
        {
            if (IsLiteralAt(bytes, i, found))
            {
                return i;
            }
        }

        return -1;
    }

    private bool IsLiteralAt(ReadOnlySpan<byte> bytes, int position, uint key, Span<ulong> found)
    {
        for (var i = _first[SlotOf(key)]; i != 0; i = _next[i - 1])
        {
            var (own, mask) = _keys[i - 1];
            if ((key & mask) != own)
            {
                continue;
            }

            var (literal, offset, number) = _literals[i - 1];
            var start = position - offset;
            if (!found.IsEmpty && (found[number >> 6] >> (number & 63) & 1) != 0)
            {
                continue;
            }

            if (start < 0 || !literal.IsAtStartOf(bytes[start..]) || !literal.IsFollowed(bytes[(start + literal.Bytes.Length)..], inLine: found.IsEmpty))
            {
                continue;
            }

            if (found.IsEmpty)
            {
                return true;
            }

            found[number >> 6] |= 1UL << (number & 63);
        }

        return false;
    }

    private void AddToGroup(int group, ReadOnlySpan<byte> fingerprint)
    {
        for (var i = 0; i < Length; i++)
        {
            var bit = (byte)(1 << group);
            var rows = Masks.AsSpan(i * 2 * Halves, 2 * Halves);
            var wholes = Groups.AsSpan(i * Ascii, Ascii);
            if (i == fingerprint.Length)
            {
                AddToAll(rows, bit);
                AddToAll(wholes, bit);
                return;
            }

            foreach (var value in (ReadOnlySpan<byte>)[fingerprint[i], LogBytes.Upper(fingerprint[i])])
            {
                rows[value & 0x0F] |= bit;
                rows[Halves + (value >> 4)] |= bit;
                wholes[value & (Ascii - 1)] |= bit;
            }
        }
    }

    private static void AddToAll(Span<byte> groups, byte bit)
    {
        foreach (ref var group in groups)
        {
            group |= bit;
        }
    }

    /// <summary>Four bytes, or three and a zero at the end, whatever their case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint KeyAt(ReadOnlySpan<byte> bytes) =>
        (bytes.Length >= Length ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16))) | CaseBits;

    private int SlotOf(uint key) => (int)(HashOf(key) >> _shift);

    private static uint HashOf(uint key) => (key & ThreeBytes) * 0x9E3779B1;
}
