namespace Breakwater.Evtx.BinXml;

/// <summary>EventData or UserData of the current record: in its own plan, or in the fragment that its last value usually is. Found once for a record.</summary>
internal sealed class EventContent
{
    private readonly FragmentReader _fragments;
    private Instance _instance;
    private bool _isLooked;
    private bool _isFound;

    public EventContent(FragmentReader fragments) => _fragments = fragments;

    /// <summary>The next record is another.</summary>
    public void Clear() => _isLooked = false;

    /// <summary>The instance whose plan's <see cref="Plan.Content"/> lists the values.</summary>
    public bool TryFind(byte[] chunk, scoped in Instance record, out Instance instance)
    {
        if (!_isLooked)
        {
            _isLooked = true;
            _isFound = TryLook(chunk, record);
        }

        instance = _instance;
        return _isFound;
    }

    /// <summary>What stands for the names of the values in their order; null when a fragment or an array is in the way, so that only enumerating tells.</summary>
    public object? Layout(byte[] chunk, scoped in Instance record) =>
        TryFind(chunk, record, out var instance) && !instance.HasFragments && !instance.HasArrays && !instance.Plan.Content.MayHoldFragments ? instance.Plan.Content.Layout : null;

    /// <summary>The value at this position of an event that has a <see cref="Layout"/>; false when it has fewer.</summary>
    public bool TryGet(byte[] chunk, scoped in Instance record, int position, out EvtxValue value)
    {
        value = default;
        if (!TryFind(chunk, record, out var instance) || (uint)position >= (uint)instance.Plan.Content.Count)
        {
            return false;
        }

        value = ValueAt(chunk, instance, position);
        return true;
    }

    /// <summary>Whether the event has a value of this name; null when a fragment or an array is in the way, so that only enumerating tells.</summary>
    public bool? Find(byte[] chunk, scoped in Instance record, string name, out EvtxValue value)
    {
        value = default;
        if (!TryFind(chunk, record, out var instance))
        {
            return false;
        }

        var values = instance.Plan.Content;
        if (values.MayHoldFragments)
        {
            return null;
        }

        var index = values.IndexOf(instance.Plan, name);
        if (instance.HasFragments && HasFragmentBefore(chunk, instance, index < 0 ? values.Count : index + 1))
        {
            return null;
        }

        if (index < 0)
        {
            return false;
        }

        value = ValueAt(chunk, instance, index);
        return value.IsArray ? null : true;
    }

    private bool HasFragmentBefore(byte[] chunk, scoped in Instance instance, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (ValueAt(chunk, instance, i).Type == EvtxValueType.BinXml)
            {
                return true;
            }
        }

        return false;
    }

    private EvtxValue ValueAt(byte[] chunk, scoped in Instance instance, int index)
    {
        var values = instance.Plan.Content;
        return values.Slot(index) is >= 0 and var slot ? _fragments.Value(chunk, instance, slot) : NodeValue.OfContent(chunk, _fragments, instance, values[index]);
    }

    /// <summary>Opens the fragment that a node stands for, if it does.</summary>
    public bool TryOpen(byte[] chunk, scoped in Instance instance, scoped in PlanNode node, out Instance nested)
    {
        nested = default;
        var slot = node.Kind == NodeKind.Value ? _fragments.Slot(instance, node.Start) : default;
        if (slot.Type == (byte)EvtxValueType.BinXml)
        {
            _fragments.Open(chunk, slot.Start, slot.Start + slot.Length, nested: true, out nested);
            return true;
        }

        if (node.Kind != NodeKind.Template)
        {
            return false;
        }

        _fragments.Open(chunk, node.Start - 1, node.Start + node.Length, nested: false, out nested);
        return true;
    }

    private bool TryLook(byte[] chunk, scoped in Instance record)
    {
        var plan = record.Plan;
        var end = plan.System.Event < 0 ? 0 : plan[plan.System.Event].End;
        for (var i = plan.AfterSystem; i < end; i = plan[i].End)
        {
            if (plan[i].Kind == NodeKind.Element && !plan.XmlName(plan[i]).SequenceEqual("System"u8))
            {
                _instance = record;
                Find(plan, i);
                return true;
            }

            if (TryOpen(chunk, record, plan[i], out _instance))
            {
                Find(_instance.Plan, _instance.Plan.Root);
                return _instance.Plan.Root >= 0;
            }
        }

        return false;
    }

    private static void Find(Plan plan, int element)
    {
        if (!plan.Content.AreFound && element >= 0)
        {
            plan.Content.Find(plan, plan[element].FirstContent, plan[element].End);
        }
    }
}
