namespace Breakwater.Evtx.BinXml;

/// <summary>Where a System field is: the element or attribute that holds it, and the substitution that is its whole content; -1 where there is none.</summary>
internal readonly record struct SystemField(int Node, int Slot)
{
    public static SystemField None { get; } = new(-1, -1);

    public static SystemField Of(Plan plan, int node)
    {
        var only = node < 0 ? -1 : plan[node].Only;
        return new SystemField(node, only >= 0 && plan[only].Kind == NodeKind.Value ? plan[only].Start : -1);
    }
}
