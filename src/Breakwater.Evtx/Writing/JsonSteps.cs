using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx.Writing;

/// <summary>Makes the steps that write a template's events as JSON. Text that does not depend on a record comes from the writer itself, so that both ways agree.</summary>
internal readonly ref struct JsonSteps
{
    private readonly Plan _plan;
    private readonly JsonEventWriter _writer;

    private JsonSteps(Plan plan, JsonEventWriter writer) => (_plan, _writer) = (plan, writer);

    /// <summary>The members of an event, or of a fragment; not possible where only the record tells whether a member is the first.</summary>
    public static void Make(Plan plan, JsonEventWriter writer)
    {
        var (start, end) = plan.System.Event >= 0 ? (plan[plan.Root].FirstContent, plan[plan.Root].End) : (0, plan.Count);
        var isFirst = true;
        var isPossible = new JsonSteps(plan, writer).TryMembers(start, end, ref isFirst);
        plan.Json.Complete(isPossible && !isFirst);
    }

    private bool TryMembers(int start, int end, ref bool isFirst)
    {
        var fragments = 0;
        for (var i = start; i < end; i = _plan[i].End)
        {
            ref var node = ref _plan[i];
            if (node.Kind == NodeKind.Element && !node.IsRepeat)
            {
                _plan.Json.Append(isFirst ? [] : ","u8);
                _plan.Json.Append(_plan.Key(node));
                Elements(i);
                isFirst = false;
            }
            else if (node.Kind is NodeKind.Value or NodeKind.Template)
            {
                _plan.Json.Add(StepKind.Fragment, i);
                if (isFirst || ++fragments > 1)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Elements(int index)
    {
        if (_plan[index].NextSame < 0)
        {
            Element(index, isItem: false);
            return;
        }

        for (var i = index; i >= 0; i = _plan[i].NextSame)
        {
            _plan.Json.Append(i == index ? "["u8 : ","u8);
            Element(i, isItem: true);
        }

        _plan.Json.Append("]"u8);
    }

    private void Element(int index, bool isItem)
    {
        ref var node = ref _plan[index];
        if (AreConstant(index, node.End))
        {
            _plan.Json.Append(_writer.Constant(_plan, index, isItem));
        }
        else if (node.Only >= 0)
        {
            _plan.Json.Add(isItem ? StepKind.Item : StepKind.Value, index, _plan[node.Only].Start);
        }
        else if (!isItem && HasSimpleAttributes(index))
        {
            WithAttributes(index);
        }
        else if (HoldsOnlyElements(node) && AreConstant(index + 1, node.FirstContent))
        {
            Object(index);
        }
        else
        {
            _plan.Json.Add(isItem ? StepKind.ElementItem : StepKind.Element, index);
        }
    }

    private void WithAttributes(int index)
    {
        ref var node = ref _plan[index];
        var count = 0;
        for (var i = index + 1; i < node.FirstContent; i = _plan[i].End)
        {
            count++;
        }

        _plan.Json.Add(StepKind.WithAttributes, index, node.FirstContent < node.End ? Slot(node.FirstContent) : -1, count);
        for (var i = index + 1; i < node.FirstContent; i = _plan[i].End)
        {
            _plan.Json.Append(_plan.Key(_plan[i]));
            var slot = Slot(_plan[i].Only);
            _plan.Json.Append(slot < 0 ? _writer.ConstantText(_plan, _plan[i].Only) : []);
            _plan.Json.Add(StepKind.Attribute, i, slot);
        }
    }

    private int Slot(int node) => _plan[node].Kind == NodeKind.Value ? _plan[node].Start : -1;

    private void Object(int index)
    {
        ref var node = ref _plan[index];
        var isFirst = true;
        var attributes = _writer.ConstantAttributes(_plan, index, ref isFirst);
        _plan.Json.Append(attributes.Length > 0 ? attributes : "{"u8);
        TryMembers(node.FirstContent, node.End, ref isFirst);
        _plan.Json.Append("}"u8);
    }

    private bool AreConstant(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_plan[i].Kind is NodeKind.Value or NodeKind.Template)
            {
                return false;
            }
        }

        return true;
    }

    private bool HasSimpleAttributes(int index)
    {
        ref var node = ref _plan[index];
        if (node.IsNamedData || node.FirstContent == index + 1)
        {
            return false;
        }

        for (var i = index + 1; i < node.FirstContent; i = _plan[i].End)
        {
            if (_plan[i].Only < 0)
            {
                return false;
            }
        }

        return node.FirstContent == node.End
            || (node.FirstContent + 1 == node.End && _plan[node.FirstContent].Kind is NodeKind.Text or NodeKind.Value);
    }

    private bool HoldsOnlyElements(scoped in PlanNode node)
    {
        for (var i = node.FirstContent; i < node.End; i = _plan[i].End)
        {
            if (_plan[i].Kind != NodeKind.Element)
            {
                return false;
            }
        }

        return node.FirstContent < node.End;
    }
}
