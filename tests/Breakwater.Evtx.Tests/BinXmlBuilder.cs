using System.Text;

namespace Breakwater.Evtx.Tests;

/// <summary>Writes tokens of binary XML for a place in a chunk; names are stored where they are first used, every time.</summary>
internal sealed class BinXmlBuilder(int start)
{
    private readonly List<byte> bytes = [];

    public int Position => start + bytes.Count;

    public byte[] ToArray() => bytes.ToArray();

    public BinXmlBuilder Raw(params ReadOnlySpan<byte> raw)
    {
        bytes.AddRange(raw);
        return this;
    }

    public BinXmlBuilder Fragment() => Raw(0x0F, 1, 1, 0);

    /// <summary>A start tag: attributes follow when announced, then <see cref="Content"/> or <see cref="Empty"/>.</summary>
    public BinXmlBuilder Open(string name, bool attributes = false, bool dependencyId = true)
    {
        Raw((byte)(attributes ? 0x41 : 0x01));
        Raw(dependencyId ? [0xFF, 0xFF] : []);
        Raw(0, 0, 0, 0).Name(name);
        return attributes ? Raw(0, 0, 0, 0) : this;
    }

    public BinXmlBuilder Attribute(string name) => Raw(0x06).Name(name);

    public BinXmlBuilder Content() => Raw(0x02);

    public BinXmlBuilder Empty() => Raw(0x03);

    public BinXmlBuilder Close() => Raw(0x04);

    public BinXmlBuilder End() => Raw(0x00);

    public BinXmlBuilder Text(string text) => Raw(0x05, 0x01).Chars(text);

    public BinXmlBuilder CData(string text) => Raw(0x07).Chars(text);

    public BinXmlBuilder Character(char c) => Raw(0x08, (byte)c, (byte)(c >> 8));

    public BinXmlBuilder Entity(string name) => Raw(0x09).Name(name);

    public BinXmlBuilder Instruction(string target, string text) => Raw(0x0A).Name(target).Raw(0x0B).Chars(text);

    public BinXmlBuilder Value(int index, byte type, bool optional = false) => Raw((byte)(optional ? 0x0E : 0x0D), (byte)index, (byte)(index >> 8), type);

    /// <summary>A template instance with its definition stored in place.</summary>
    public BinXmlBuilder Template(Action<BinXmlBuilder> definition, params (byte Type, byte[] Bytes)[] values)
    {
        Raw(0x0C, 1, 1, 0, 0, 0);
        Int(Position + 4);
        Raw(0, 0, 0, 0).Raw(new byte[16]);
        var body = new BinXmlBuilder(Position + 4);
        definition(body);
        Int(body.bytes.Count).Raw(body.ToArray());
        return Values(values);
    }

    public BinXmlBuilder TemplateAt(int definition, params (byte Type, byte[] Bytes)[] values) => Raw(0x0C, 1, 1, 0, 0, 0).Int(definition).Values(values);

    public BinXmlBuilder Int(int value) => Raw(BitConverter.GetBytes(value));

    private BinXmlBuilder Values((byte Type, byte[] Bytes)[] values)
    {
        Int(values.Length);
        foreach (var (type, value) in values)
        {
            Raw((byte)value.Length, (byte)(value.Length >> 8), type, 0);
        }

        foreach (var (_, value) in values)
        {
            Raw(value);
        }

        return this;
    }

    private BinXmlBuilder Name(string name)
    {
        Int(Position + 4);
        Raw(0, 0, 0, 0, 0, 0);
        return Chars(name).Raw(0, 0);
    }

    private BinXmlBuilder Chars(string text) => Raw((byte)text.Length, (byte)(text.Length >> 8)).Raw(Encoding.Unicode.GetBytes(text));
}
