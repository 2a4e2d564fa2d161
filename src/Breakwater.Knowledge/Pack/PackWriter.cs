using System.Text;
using Breakwater.Model;

namespace Breakwater.Knowledge.Pack;

/// <summary>Writes one section of the pack: a table of distinct strings, then values in the order the codec gives them.</summary>
internal sealed class PackWriter
{
    private readonly List<string> strings = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<byte> body = [];

    public void Number(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Varint(body, value);
    }

    public void Flag(bool value) => body.Add(value ? (byte)1 : (byte)0);

    public void OptionalFlag(bool? value) => body.Add(value switch { null => (byte)2, true => 1, false => 0 });

    public void Text(string value)
    {
        if (!indexes.TryGetValue(value, out var index))
        {
            index = strings.Count;
            strings.Add(value);
            indexes.Add(value, index);
        }

        Varint(body, index + 1);
    }

    public void OptionalText(string? value)
    {
        if (value is null)
        {
            Varint(body, 0);
        }
        else
        {
            Text(value);
        }
    }

    public void OptionalDate(DateOnly? value) => Varint(body, value is { } day ? day.DayNumber + 1 : 0);

    public void Build(ExchangeBuild value)
    {
        Number(value.Major);
        Number(value.Minor);
        Number(value.Build);
        Number(value.Revision is { } revision ? revision + 1 : 0);
    }

    public void Bytes(ReadOnlySpan<byte> value) => body.AddRange(value);

    public void Texts(IReadOnlyList<string> values) => List(values, Text);

    public void List<T>(IReadOnlyList<T> values, Action<T> write)
    {
        Number(values.Count);
        foreach (var value in values)
        {
            write(value);
        }
    }

    public byte[] ToSection()
    {
        var section = new List<byte>();
        Varint(section, strings.Count);
        foreach (var text in strings)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            Varint(section, utf8.Length);
            section.AddRange(utf8);
        }

        section.AddRange(body);
        return [.. section];
    }

    private static void Varint(List<byte> bytes, int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes.Add((byte)(rest | 0x80));
        }

        bytes.Add((byte)rest);
    }
}
