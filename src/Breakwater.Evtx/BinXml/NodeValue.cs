using System.Runtime.CompilerServices;

namespace Breakwater.Evtx.BinXml;

/// <summary>From a node of a plan to the value it has in one record.</summary>
internal static class NodeValue
{
    [MethodImpl(Jit.Hot)]
    public static EvtxValue Of(byte[] chunk, FragmentReader fragments, scoped in Instance instance, scoped in PlanNode node)
    {
        if (node.Kind is NodeKind.Text or NodeKind.CData)
        {
            return new EvtxValue(EvtxValueType.String, chunk.AsSpan(node.Start, node.Length));
        }

        if (node.Kind != NodeKind.Value)
        {
            return default;
        }

        var slot = fragments.Slot(instance, node.Start);
        return new EvtxValue((EvtxValueType)slot.Type, chunk.AsSpan(slot.Start, slot.Length));
    }

    /// <summary>The first value of an element or attribute; Null where there is none.</summary>
    [MethodImpl(Jit.Hot)]
    public static EvtxValue OfContent(byte[] chunk, FragmentReader fragments, scoped in Instance instance, int owner)
    {
        if (owner < 0)
        {
            return default;
        }

        var plan = instance.Plan;
        for (var i = plan[owner].FirstContent; i < plan[owner].End; i = plan[i].End)
        {
            var value = Of(chunk, fragments, instance, plan[i]);
            if (!value.IsNull)
            {
                return value;
            }
        }

        return default;
    }
}
