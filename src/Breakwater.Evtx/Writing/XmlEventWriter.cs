using System.Runtime.CompilerServices;
using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx.Writing;

/// <summary>An event as XML on one line, without declaration. An element whose only content is an array is repeated for each item (MS-EVEN6 2.2.12).</summary>
internal sealed class XmlEventWriter : EventWriter
{
    public XmlEventWriter(FragmentReader fragments, NameTable names)
        : base(fragments, names)
    {
    }

    /// <summary>Writes the event, or an empty Event element where there is none, to <see cref="EventWriter.Output"/>.</summary>
    public void Write(byte[] chunk, scoped in Instance instance)
    {
        Start(chunk);
        Content(instance, 0, instance.Plan.Count);
        if (Exhausted)
        {
            Problem = TooLarge;
            Output.Clear();
        }

        if (Output.Length == 0)
        {
            Output.Append("<Event/>"u8);
        }
    }

    [MethodImpl(Jit.Hot)]
    private void Content(scoped in Instance instance, int start, int end)
    {
        var plan = instance.Plan;
        for (var i = start; i < end && !Exhausted; i = plan[i].End)
        {
            NodesLeft--;
            ref var node = ref plan[i];
            switch (node.Kind)
            {
                case NodeKind.Element:
                    Element(instance, i);
                    break;
                case NodeKind.Instruction:
                    Instruction(node);
                    break;
                default:
                    Inline(instance, node);
                    break;
            }
        }
    }

    [MethodImpl(Jit.Hot)]
    private void Inline(scoped in Instance instance, scoped in PlanNode node)
    {
        if (!IsFragment(instance, node))
        {
            AppendNodeText(instance, node, Escaping.XmlText);
        }
        else if (TryOpen(instance, node, out var nested, out var mark))
        {
            Content(nested, 0, nested.Plan.Count);
            Close(mark);
        }
    }

    [MethodImpl(Jit.Hot)]
    private void Element(scoped in Instance instance, int index)
    {
        ref var node = ref instance.Plan[index];
        var only = node.FirstContent;
        var isArray = only < node.End && instance.Plan[only].End == node.End && instance.Plan[only].Kind == NodeKind.Value
            && (Fragments.Slot(instance, instance.Plan[only].Start).Type & (byte)EvtxValueType.Array) != 0;
        if (!isArray)
        {
            OpenTag(instance, index);
            var start = Output.Length;
            Output.Append((byte)'>');
            Content(instance, node.FirstContent, node.End);
            CloseTag(node, start);
            return;
        }

        var items = new ArrayItems(ValueOf(instance, instance.Plan[only]));
        var isMore = items.TryNext(out var item);
        do
        {
            NodesLeft--;
            OpenTag(instance, index);
            var start = Output.Length;
            Output.Append((byte)'>');
            ValueText.Append(Output, item, Escaping.XmlText);
            CloseTag(node, start);
            isMore = isMore && items.TryNext(out item);
        }
        while (isMore && !Exhausted);
    }

    [MethodImpl(Jit.Hot)]
    private void OpenTag(scoped in Instance instance, int index)
    {
        var plan = instance.Plan;
        Output.Append((byte)'<');
        Output.Append(Names.Xml(plan[index].Name));
        for (var i = index + 1; i < plan[index].FirstContent; i = plan[i].End)
        {
            NodesLeft--;
            Attribute(instance, i);
        }
    }

    // An attribute whose only value is null is left out, as Windows does.
    [MethodImpl(Jit.Hot)]
    private void Attribute(scoped in Instance instance, int index)
    {
        var plan = instance.Plan;
        var before = Output.Length;
        Output.Append((byte)' ');
        Output.Append(Names.Xml(plan[index].Name));
        Output.Append("=\""u8);
        var isPresent = false;
        for (var i = index + 1; i < plan[index].End; i++)
        {
            isPresent |= plan[i].Kind != NodeKind.Value || Fragments.Slot(instance, plan[i].Start).Type != (byte)EvtxValueType.Null;
            AppendNodeText(instance, plan[i], Escaping.XmlAttribute);
        }

        Output.Append((byte)'"');
        if (!isPresent)
        {
            Output.Rewind(before);
        }
    }

    private void CloseTag(scoped in PlanNode node, int start)
    {
        if (Output.Length == start + 1)
        {
            Output.Rewind(start);
            Output.Append("/>"u8);
            return;
        }

        Output.Append("</"u8);
        Output.Append(Names.Xml(node.Name));
        Output.Append((byte)'>');
    }

    private void Instruction(scoped in PlanNode node)
    {
        Output.Append("<?"u8);
        Output.Append(Names.Xml(node.Name));
        Output.Append((byte)' ');
        ValueText.Chars(Output, System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(Chunk.AsSpan(node.Start, node.Length)), Escaping.XmlText);
        Output.Append("?>"u8);
    }
}
