using System.Text;
using Breakwater.Model;

namespace Breakwater.Knowledge.Pack;

/// <summary>Reads one section of the pack; throws <see cref="InvalidDataException"/> for every inconsistency, so that a damaged pack never gives a wrong fact.</summary>
internal sealed class PackReader
{
    private readonly byte[] pack;
    private readonly int end;
    private readonly (int Start, int Length)[] places;
    private readonly string?[] strings;
    private int position;

    public PackReader(byte[] pack, int start, int length)
    {
        this.pack = pack;
        position = start;
        end = start + length;
        places = new (int, int)[Count()];
        strings = new string?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var size = Number();
            places[i] = (position, size);
            Skip(size);
        }
    }

    public bool AtEnd => position == end;

    public int Number()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = One();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw Damaged("number too large");
            }
        }

        throw Damaged("number too long");
    }

    public bool Flag() => One() switch { 0 => false, 1 => true, _ => throw Damaged("flag out of range") };

    public bool? OptionalFlag() => One() switch { 0 => false, 1 => true, 2 => null, _ => throw Damaged("flag out of range") };

    public string Text() => OptionalText() ?? throw Damaged("text missing");

    public string? OptionalText()
    {
        var index = Number() - 1;
        if (index < 0)
        {
            return null;
        }

        if (index >= strings.Length)
        {
            throw Damaged("text index out of range");
        }

        return strings[index] ??= Encoding.UTF8.GetString(pack, places[index].Start, places[index].Length);
    }

    public DateOnly? OptionalDate()
    {
        var day = Number() - 1;
        return day < 0 ? null : day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw Damaged("day out of range");
    }

    public DateOnly Date() => OptionalDate() ?? throw Damaged("day missing");

    public ExchangeBuild Build()
    {
        var (major, minor, build, revision) = (Number(), Number(), Number(), Number());
        return new ExchangeBuild(major, minor, build, revision == 0 ? null : revision - 1);
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var start = position;
        Skip(count);
        return pack.AsSpan(start, count);
    }

    public string[] Texts() => List(Text);

    public T[] List<T>(Func<T> read)
    {
        var values = new T[Count()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read();
        }

        return values;
    }

    // Every listed value takes at least one byte, so a count above the rest of the section is damage and must not be allocated.
    private int Count()
    {
        var count = Number();
        return count <= end - position ? count : throw Damaged("count exceeds the section");
    }

    private byte One() => position < end ? pack[position++] : throw Damaged("section ends early");

    private void Skip(int count)
    {
        if (count > end - position)
        {
            throw Damaged("section ends early");
        }

        position += count;
    }

    private InvalidDataException Damaged(string what) => new($"KNOW901 knowledge pack at offset {position}: {what}; the pack is not used");
}
