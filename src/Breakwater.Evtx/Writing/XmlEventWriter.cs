using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx.Writing;

/// <summary>An event as XML on one line, without declaration. An element whose only content is an array is repeated for each item (MS-EVEN6 2.2.12).</summary>
internal sealed class XmlEventWriter : EventWriter
{
    public XmlEventWriter(FragmentReader fragments)
        : base(fragments)
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
                    Instruction(instance.Plan, node);
                    break;
                default:
                    Inline(instance, node);
                    break;
            }
        }
    }

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
            CloseTag(instance.Plan, node, start);
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
            CloseTag(instance.Plan, node, start);
            isMore = isMore && items.TryNext(out item);
        }
        while (isMore && !Exhausted);
    }

    private void OpenTag(scoped in Instance instance, int index)
    {
        var plan = instance.Plan;
        Output.Append((byte)'<');
        Output.Append(plan.XmlName(plan[index]));
        for (var i = index + 1; i < plan[index].FirstContent; i = plan[i].End)
        {
            NodesLeft--;
            Attribute(instance, i);
        }
    }

    // An attribute whose only value is null is left out, as Windows does.
    private void Attribute(scoped in Instance instance, int index)
    {
        var plan = instance.Plan;
        var before = Output.Length;
        Output.Append((byte)' ');
        Output.Append(plan.XmlName(plan[index]));
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

    private void CloseTag(Plan plan, scoped in PlanNode node, int start)
    {
        if (Output.Length == start + 1)
        {
            Output.Rewind(start);
            Output.Append("/>"u8);
            return;
        }

        Output.Append("</"u8);
        Output.Append(plan.XmlName(node));
        Output.Append((byte)'>');
    }

    private void Instruction(Plan plan, scoped in PlanNode node)
    {
        Output.Append("<?"u8);
        Output.Append(plan.XmlName(node));
        Output.Append((byte)' ');
        ValueText.Chars(Output, plan.Text(node), Escaping.XmlText);
        Output.Append("?>"u8);
    }
}
