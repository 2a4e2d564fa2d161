using System.Runtime.InteropServices;
using Breakwater.Evtx.BinXml;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx;

/// <summary>The values of EventData or UserData in document order: elements that hold text, each item of an array, and attributes other than a Data element's name.</summary>
public ref struct EvtxValueEnumerable
{
    private readonly EvtxChunk chunk;
    private readonly Instance instance;
    private readonly bool isOpen;
    private int position;
    private readonly int end;
    private int owner;
    private bool inArray;
    private ArrayItems items;

    internal EvtxValueEnumerable(EvtxChunk chunk, scoped in Instance record)
    {
        this.chunk = chunk;
        isOpen = EventContent.TryFind(chunk, record, out instance, out position, out end);
    }

    public EvtxNamedValue Current { get; private set; }

    public readonly EvtxValueEnumerable GetEnumerator() => this;

    public bool MoveNext()
    {
        while (isOpen)
        {
            if (inArray && items.TryNext(out var item))
            {
                Current = new EvtxNamedValue(Name(owner), item);
                return true;
            }

            inArray = false;
            if (position >= end)
            {
                return false;
            }

            owner = position++;
            if (HoldsValue(owner) && TryEnter(owner))
            {
                return true;
            }
        }

        return false;
    }

    // Null values count too: an event's values keep their positions.
    private bool TryEnter(int index)
    {
        var plan = instance.Plan;
        var value = NodeValue.OfContent(chunk.Buffer, chunk.Fragments, instance, index);
        if (value.IsArray && plan[index].Kind == NodeKind.Element)
        {
            items = new ArrayItems(value);
            inArray = value.Bytes.Length > 0;
            value = default;
        }

        Current = new EvtxNamedValue(Name(index), value);
        return !inArray;
    }

    private readonly bool HoldsValue(int index)
    {
        var plan = instance.Plan;
        ref var node = ref plan[index];
        if (node.Kind == NodeKind.Attribute)
        {
            return !IsNameOfData(index) && !chunk.Names.Xml(node.Name).StartsWith("xmlns"u8);
        }

        if (node.Kind != NodeKind.Element)
        {
            return false;
        }

        for (var i = node.FirstContent; i < node.End; i = plan[i].End)
        {
            if (plan[i].Kind is NodeKind.Element or NodeKind.Template)
            {
                return false;
            }
        }

        // An element that only has attributes is no value of its own, except Data: its position counts.
        return node.FirstContent < node.End || chunk.Names.Xml(node.Name).SequenceEqual("Data"u8);
    }

    private readonly bool IsNameOfData(int attribute) => attribute > 0 && instance.Plan[attribute - 1].IsNamedData;

    private readonly ReadOnlySpan<char> Name(int index)
    {
        var plan = instance.Plan;
        if (plan[index].IsNamedData)
        {
            return MemoryMarshal.Cast<byte, char>(chunk.Bytes.Slice(plan[index + 2].Start, plan[index + 2].Length));
        }

        return chunk.Names.Chars(chunk.Bytes, plan[index].Name);
    }
}
