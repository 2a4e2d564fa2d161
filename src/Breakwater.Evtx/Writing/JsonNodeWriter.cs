using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx.Writing;

/// <summary>
/// Events as JSON node by node: element names as in the XML, attributes as <c>@Name</c>, <c>Data Name="x"</c> as <c>"x": value</c>, siblings of one name as an array at
/// the place of the first, text beside attributes or elements as <c>#text</c>.
/// </summary>
internal abstract class JsonNodeWriter : EventWriter
{
    private readonly MemberMerge _merge = new();
    private readonly JsonKeys _keys = new();

    protected JsonNodeWriter(FragmentReader fragments)
        : base(fragments)
    {
    }

    protected override void Prepare(Plan plan) => _keys.Assign(plan);

    protected void Members(scoped in Instance instance, int start, int end, ref bool isFirst)
    {
        var plan = instance.Plan;
        if (MemberMerge.IsNeeded(plan, start, end))
        {
            Merged(instance, start, end, ref isFirst);
            return;
        }

        for (var i = start; i < end && !Exhausted; i = plan[i].End)
        {
            NodesLeft--;
            ref var node = ref plan[i];
            if (node.Kind == NodeKind.Element)
            {
                if (!node.IsRepeat)
                {
                    Key(plan, node, ref isFirst);
                    Elements(instance, i);
                }
            }
            else if (IsFragment(instance, node) && TryOpen(instance, node, out var nested, out var mark))
            {
                Members(nested, 0, nested.Plan.Count, ref isFirst);
                Close(mark);
            }
        }
    }

    // Elements and fragments side by side: any of them may have the name of another, which makes an array of both.
    private void Merged(scoped in Instance instance, int start, int end, ref bool isFirst)
    {
        var mark = Fragments.Mark;
        var first = _merge.Count;
        Collect(instance, start, end);
        _merge.Link(first);
        Depth++;
        for (var i = first; i < _merge.Count && !Exhausted; i++)
        {
            if (!_merge[i].IsRepeat)
            {
                Key(_merge[i].Instance.Plan, _merge[i].Node, ref isFirst);
                SameName(i);
            }
        }

        _merge.Truncate(first);
        Depth--;
        Fragments.Release(mark);
    }

    private void SameName(int member)
    {
        if (_merge[member].Next < 0)
        {
            Element(_merge[member].Instance, _merge[member].Index, isItem: false);
            return;
        }

        for (var i = member; i >= 0 && !Exhausted; i = _merge[i].Next)
        {
            Output.Append(i == member ? (byte)'[' : (byte)',');
            Element(_merge[i].Instance, _merge[i].Index, isItem: true);
        }

        Output.Append((byte)']');
    }

    // The fragments stay open until their elements are written; only the depth is given back, for their siblings.
    private void Collect(scoped in Instance instance, int start, int end)
    {
        var plan = instance.Plan;
        for (var i = start; i < end && !Exhausted; i = plan[i].End)
        {
            NodesLeft--;
            if (plan[i].Kind == NodeKind.Element)
            {
                _merge.Add(instance, i);
            }
            else if (IsFragment(instance, plan[i]) && TryOpen(instance, plan[i], out var nested, out _))
            {
                Collect(nested, 0, nested.Plan.Count);
                Depth--;
            }
        }
    }

    private void Key(Plan plan, scoped in PlanNode node, ref bool isFirst)
    {
        if (!isFirst)
        {
            Output.Append((byte)',');
        }

        isFirst = false;
        Output.Append(plan.Key(node));
    }

    private void Elements(scoped in Instance instance, int index)
    {
        var plan = instance.Plan;
        if (plan[index].NextSame < 0)
        {
            Element(instance, index, isItem: false);
            return;
        }

        Output.Append((byte)'[');
        for (var i = index; i >= 0 && !Exhausted; i = plan[i].NextSame)
        {
            if (i != index)
            {
                Output.Append((byte)',');
            }

            Element(instance, i, isItem: true);
        }

        Output.Append((byte)']');
    }

    protected void Element(scoped in Instance instance, int index, bool isItem)
    {
        var plan = instance.Plan;
        ref var node = ref plan[index];
        if (node.Only >= 0 && TryOnly(instance, node, isItem))
        {
            return;
        }

        var isFirst = true;
        var hasText = false;
        Attributes(instance, index, ref isFirst);
        var hasMembers = HasMembers(instance, node, ref hasText);
        if (isFirst && !hasMembers && !hasText && node.IsUnnamedData)
        {
            Output.Append("\"\""u8);
            return;
        }

        if (isFirst && !hasMembers)
        {
            Scalar(instance, node.FirstContent, node.End, isItem);
            return;
        }

        if (isFirst)
        {
            Output.Append((byte)'{');
        }

        Members(instance, node.FirstContent, node.End, ref isFirst);
        if (hasText)
        {
            Output.Append(isFirst ? "\"#text\":"u8 : ",\"#text\":"u8);
            Scalar(instance, node.FirstContent, node.End, isItem: false);
        }

        Output.Append((byte)'}');
    }

    // Most elements: one value and nothing else.
    private bool TryOnly(scoped in Instance instance, scoped in PlanNode node, bool isItem)
    {
        var value = ValueOf(instance, instance.Plan[node.Only]);
        if (value.Type == EvtxValueType.BinXml)
        {
            return false;
        }

        Text(value, node, isItem);
        return true;
    }

    protected void Text(EvtxValue value, scoped in PlanNode node, bool isItem)
    {
        if (value.IsNull)
        {
            Output.Append(node.IsUnnamedData ? "\"\""u8 : "null"u8);
        }
        else
        {
            JsonValue.Append(Output, value, isItem);
        }
    }

    private bool HasMembers(scoped in Instance instance, scoped in PlanNode node, ref bool hasText)
    {
        var plan = instance.Plan;
        var hasMembers = false;
        for (var i = node.FirstContent; i < node.End; i = plan[i].End)
        {
            var isMember = plan[i].Kind == NodeKind.Element || IsFragment(instance, plan[i]);
            hasMembers |= isMember;
            hasText |= !isMember && HasText(instance, plan[i]);
        }

        return hasMembers;
    }

    // Opens the object with the first attribute that has a value; the name of a named Data is its key already.
    protected void Attributes(scoped in Instance instance, int index, ref bool isFirst)
    {
        var plan = instance.Plan;
        for (var i = plan[index].IsNamedData ? plan[index + 1].End : index + 1; i < plan[index].FirstContent; i = plan[i].End)
        {
            NodesLeft--;
            if (AttributeHasText(instance, i))
            {
                if (isFirst)
                {
                    Output.Append((byte)'{');
                }

                Key(plan, plan[i], ref isFirst);
                Scalar(instance, i + 1, plan[i].End, isItem: false);
            }
        }
    }

    private bool AttributeHasText(scoped in Instance instance, int attribute)
    {
        var plan = instance.Plan;
        for (var i = attribute + 1; i < plan[attribute].End; i++)
        {
            if (HasText(instance, plan[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasText(scoped in Instance instance, scoped in PlanNode node) => node.Kind switch
    {
        NodeKind.Value => Fragments.Slot(instance, node.Start).Type != (byte)EvtxValueType.Null,
        NodeKind.Instruction or NodeKind.Element or NodeKind.Template => false,
        _ => true,
    };

    private void Scalar(scoped in Instance instance, int start, int end, bool isItem)
    {
        var plan = instance.Plan;
        var (count, only) = (0, -1);
        for (var i = start; i < end; i = plan[i].End)
        {
            if (HasText(instance, plan[i]) && !IsFragment(instance, plan[i]))
            {
                (count, only) = (count + 1, i);
            }
        }

        if (count == 0)
        {
            Output.Append("null"u8);
        }
        else if (count == 1 && plan[only].Kind == NodeKind.Value)
        {
            JsonValue.Append(Output, ValueOf(instance, plan[only]), isItem);
        }
        else
        {
            Output.Append((byte)'"');
            for (var i = start; i < end; i = plan[i].End)
            {
                AppendTextOf(instance, plan[i]);
            }

            Output.Append((byte)'"');
        }
    }

    private void AppendTextOf(scoped in Instance instance, scoped in PlanNode node)
    {
        NodesLeft--;
        if (HasText(instance, node) && !IsFragment(instance, node))
        {
            AppendNodeText(instance, node, Escaping.Json);
        }
    }
}
