namespace Breakwater.Evtx.BinXml;

/// <summary>Finds EventData or UserData of an event: in its own plan, or in the fragment that its last value usually is.</summary>
internal static class EventContent
{
    public static bool TryFind(EvtxChunk chunk, scoped in Instance record, out Instance instance, out int start, out int end)
    {
        instance = record;
        (start, end) = (0, 0);
        var plan = record.Plan;
        var root = plan.System.Event;
        if (root < 0)
        {
            return false;
        }

        for (var i = plan[root].FirstContent; i < plan[root].End; i = plan[i].End)
        {
            ref var node = ref plan[i];
            if (node.Kind == NodeKind.Element && !chunk.Names.Xml(node.Name).SequenceEqual("System"u8))
            {
                (start, end) = (node.FirstContent, node.End);
                return true;
            }

            if (TryOpen(chunk, record, node, out var nested))
            {
                instance = nested;
                var content = instance.Plan.Root;
                (start, end) = content < 0 ? (0, 0) : (instance.Plan[content].FirstContent, instance.Plan[content].End);
                return content >= 0;
            }
        }

        return false;
    }

    // Opened anew for each enumeration; the slots are given back with the record.
    private static bool TryOpen(EvtxChunk chunk, scoped in Instance record, scoped in PlanNode node, out Instance instance)
    {
        instance = default;
        var slot = node.Kind == NodeKind.Value ? chunk.Fragments.Slot(record, node.Start) : default;
        if (slot.Type == (byte)EvtxValueType.BinXml)
        {
            chunk.Fragments.Open(chunk.Bytes, slot.Start, slot.Start + slot.Length, nested: true, out instance);
            return true;
        }

        if (node.Kind != NodeKind.Template)
        {
            return false;
        }

        chunk.Fragments.Open(chunk.Bytes, node.Start - 1, node.Start + node.Length, nested: false, out instance);
        return true;
    }
}
