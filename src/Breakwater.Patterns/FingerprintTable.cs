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

    private const int Groups = 8;
    private const int Halves = 16;

    private readonly (byte[] Literal, int Offset)[] _literals;
    private readonly int[] _first;
    private readonly int[] _next;
    private readonly int _shift;

    /// <param name="lowered">Lower case, at least <see cref="MinLength"/> long each, not empty.</param>
    public FingerprintTable(IReadOnlyList<string> lowered)
    {
        // Sorted by fingerprint, neighbours look alike: a group of them lets through little that is not among them.
        _literals = [.. lowered.Select(l => (Literal: Encoding.ASCII.GetBytes(l), Offset: LogBytes.RarestWindow(l, Length)))
            .OrderBy(l => Encoding.ASCII.GetString(l.Literal.AsSpan(l.Offset)), StringComparer.Ordinal)];
        var bits = 4;
        while (1 << bits < _literals.Length * 4)
        {
            bits++;
        }

        _shift = 32 - bits;
        _first = new int[1 << bits];
        _next = new int[_literals.Length];
        for (var i = 0; i < _literals.Length; i++)
        {
            AddToGroup(i * Groups / _literals.Length, _literals[i].Literal.AsSpan(_literals[i].Offset));
            ref var head = ref _first[SlotOf(_literals[i].Literal.AsSpan(_literals[i].Offset))];
            _next[i] = head;
            head = i + 1;
        }
    }

    /// <summary>For each byte of the fingerprint two rows of 16: the groups by its low and by its high half.</summary>
    public byte[] Masks { get; } = new byte[Length * 2 * Halves];

    /// <summary>Whether the fingerprint of a literal stands there and the whole literal around it.</summary>
    public bool IsLiteralAt(ReadOnlySpan<byte> bytes, int position)
    {
        for (var i = _first[SlotOf(bytes[position..])]; i != 0; i = _next[i - 1])
        {
            var (literal, offset) = _literals[i - 1];
            var start = position - offset;
            if (start >= 0 && start + literal.Length <= bytes.Length && Ascii.EqualsIgnoreCase(bytes.Slice(start, literal.Length), literal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The position of the first fingerprint from there on whose literal lies within the bytes, else -1; what the vector kernels must equal.</summary>
    public int FindPlain(ReadOnlySpan<byte> bytes, int from)
    {
        for (var i = from; i <= bytes.Length - MinLength; i++)
        {
            if (IsLiteralAt(bytes, i))
            {
                return i;
            }
        }

        return -1;
    }

    private void AddToGroup(int group, ReadOnlySpan<byte> fingerprint)
    {
        for (var i = 0; i < Length; i++)
        {
            var rows = Masks.AsSpan(i * 2 * Halves, 2 * Halves);
            if (i == fingerprint.Length)
            {
                foreach (ref var row in rows)
                {
                    row |= (byte)(1 << group);
                }

                return;
            }

            foreach (var value in (ReadOnlySpan<byte>)[fingerprint[i], (byte)char.ToUpperInvariant((char)fingerprint[i])])
            {
                rows[value & 0x0F] |= (byte)(1 << group);
                rows[Halves + (value >> 4)] |= (byte)(1 << group);
            }
        }
    }

    // Bit 5 is what tells the cases of a letter apart; that it also merges some other characters only costs a comparison.
    private int SlotOf(ReadOnlySpan<byte> fingerprint)
    {
        var key = (uint)((fingerprint[0] << 16) | (fingerprint[1] << 8) | fingerprint[2]) | 0x202020;
        return (int)((key * 0x9E3779B1) >> _shift);
    }
}
