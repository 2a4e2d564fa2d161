using System.Text;

namespace Breakwater.Drill.EventLogs;

/// <summary>Writes binary XML (MS-EVEN6 2.2.12) into a chunk: a name or a template is stored where the chunk needs it first and referred to afterwards.</summary>
internal sealed class BinXmlWriter(ChunkBuilder chunk)
{
    /// <summary>A fragment that is an instance of a template, with the definition where it is new to the chunk. The payload is one more value: a fragment of its own.</summary>
    public void Instance(EventTemplate template, IReadOnlyList<EventValue> values, Action? payload = null)
    {
        FragmentHeader();
        chunk.Byte(0x0C);
        chunk.Byte(0x01);
        chunk.Bytes(template.Id.ToByteArray().AsSpan(0, 4));
        var isNew = !chunk.TryFindTemplate(template, out var definition);
        chunk.UInt32(isNew ? chunk.Position + 4 : definition);
        if (isNew)
        {
            Definition(template);
        }

        chunk.UInt32(values.Count + (payload is null ? 0 : 1));
        foreach (var value in values)
        {
            Descriptor(value.Bytes.Length, value.Type);
        }

        var payloadDescriptor = chunk.Position;
        if (payload is not null)
        {
            Descriptor(0, EventValueType.BinXml);
        }

        foreach (var value in values)
        {
            chunk.Bytes(value.Bytes);
        }

        var start = chunk.Position;
        payload?.Invoke();
        if (payload is not null)
        {
            chunk.Byte(0x00);
            chunk.FillUInt16(payloadDescriptor, chunk.Position - start);
        }
    }

    /// <summary>A fragment without template, as forwarded events are stored: elements without dependency.</summary>
    public void Inline(XmlNode.Element root)
    {
        FragmentHeader();
        Element(root, withDependencies: false);
    }

    private void Descriptor(int length, EventValueType type)
    {
        chunk.UInt16(length);
        chunk.Byte((byte)type);
        chunk.Byte(0);
    }

    private void FragmentHeader() => chunk.Bytes([0x0F, 0x01, 0x01, 0x00]);

    private void Definition(EventTemplate template)
    {
        chunk.AddTemplate(template, chunk.Position);
        chunk.UInt32(0);
        chunk.Bytes(template.Id.ToByteArray());
        var size = chunk.Reserve32();
        FragmentHeader();
        Element(template.Root, withDependencies: true);
        chunk.Byte(0x00);
        chunk.FillLength(size);
    }

    private void Element(XmlNode.Element element, bool withDependencies)
    {
        chunk.Byte((byte)(element.Attributes.Count > 0 ? 0x41 : 0x01));
        if (withDependencies)
        {
            chunk.UInt16(element.DependsOn ?? 0xFFFF);
        }

        var size = chunk.Reserve32();
        Name(element.Name);
        if (element.Attributes.Count > 0)
        {
            var attributesSize = chunk.Reserve32();
            for (var i = 0; i < element.Attributes.Count; i++)
            {
                chunk.Byte((byte)(i + 1 < element.Attributes.Count ? 0x46 : 0x06));
                Name(element.Attributes[i].Name);
                Content(element.Attributes[i].Content, withDependencies);
            }

            chunk.FillLength(attributesSize);
        }

        if (element.Content.Count == 0)
        {
            chunk.Byte(0x03);
        }
        else
        {
            chunk.Byte(0x02);
            foreach (var node in element.Content)
            {
                Content(node, withDependencies);
            }

            chunk.Byte(0x04);
        }

        chunk.FillLength(size);
    }

    private void Content(XmlNode node, bool withDependencies)
    {
        switch (node)
        {
            case XmlNode.Element element:
                Element(element, withDependencies);
                break;
            case XmlNode.Text text:
                chunk.Byte(0x05);
                chunk.Byte((byte)EventValueType.Text);
                chunk.UInt16(text.Characters.Length);
                chunk.Bytes(Encoding.Unicode.GetBytes(text.Characters));
                break;
            case XmlNode.Value value:
                chunk.Byte((byte)(value.Optional ? 0x0E : 0x0D));
                chunk.UInt16(value.Index);
                chunk.Byte((byte)value.Type);
                break;
        }
    }

    private void Name(string name)
    {
        var isNew = !chunk.TryFindName(name, out var offset);
        chunk.UInt32(isNew ? chunk.Position + 4 : offset);
        if (isNew)
        {
            chunk.AddName(name, chunk.Position);
            chunk.UInt32(0);
            chunk.UInt16((ushort)ChunkBuilder.HashOf(name));
            chunk.UInt16(name.Length);
            chunk.Bytes(Encoding.Unicode.GetBytes(name));
            chunk.UInt16(0);
        }
    }
}
