using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Breakwater.Evtx.BinXml;

/// <summary>From a node of a plan to the value it has in one record.</summary>
internal static class NodeValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EvtxValue Of(byte[] chunk, FragmentReader fragments, scoped in Instance instance, scoped in PlanNode node)
    {
        if (node.Kind == NodeKind.Value)
        {
            return fragments.Value(chunk, instance, node.Start);
        }

        return node.Kind is NodeKind.Text or NodeKind.CData ? new EvtxValue(EvtxValueType.String, MemoryMarshal.AsBytes(instance.Plan.Text(node))) : default;
    }

    /// <summary>The first value of an element or attribute; Null where there is none.</summary>
    public static EvtxValue OfContent(byte[] chunk, FragmentReader fragments, scoped in Instance instance, int owner)
    {
        if (owner < 0)
        {
            return default;
        }

        var plan = instance.Plan;
        ref var node = ref plan[owner];
        if (node.Only >= 0)
        {
            return Of(chunk, fragments, instance, plan[node.Only]);
        }

        for (var i = node.FirstContent; i < node.End; i = plan[i].End)
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
