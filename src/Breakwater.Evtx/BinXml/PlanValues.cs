namespace Breakwater.Evtx.BinXml;

/// <summary>
/// Which nodes of a plan are values of EventData or UserData, in document order: elements that hold text, attributes, and nodes that may stand for a fragment. Found when
/// first asked for.
/// </summary>
internal sealed class PlanValues
{
    private (int Node, int Slot, int NameStart, int NameLength)[] _nodes = [];

    // Whoever asks for a name asks for it in every record, with the same string.
    private string? _askedName;
    private int _askedIndex;
    private object? _layout;

    public int Count { get; private set; } = -1;

    public bool AreFound => Count >= 0;

    /// <summary>Whether a node may stand for a fragment: then only the record tells what is a value.</summary>
    public bool MayHoldFragments { get; private set; }

    public int this[int index] => _nodes[index].Node;

    /// <summary>Stands for the names in their order. The plan itself does not: it is filled anew for another chunk.</summary>
    public object Layout => _layout ??= new object();

    public void Clear() => (Count, MayHoldFragments, _askedName, _layout) = (-1, false, null, null);

    /// <summary>The substitution that is the whole value, or -1.</summary>
    public int Slot(int index) => _nodes[index].Slot;

    public ReadOnlySpan<char> Name(Plan plan, int index) => plan.Chars(_nodes[index].NameStart, _nodes[index].NameLength);

    /// <summary>The first value of this name, or -1.</summary>
    public int IndexOf(Plan plan, string name)
    {
        if (!ReferenceEquals(name, _askedName))
        {
            (_askedName, _askedIndex) = (name, Search(plan, name));
        }

        return _askedIndex;
    }

    public void Find(Plan plan, int start, int end)
    {
        Count = 0;
        for (var i = start; i < end;)
        {
            ref var node = ref plan[i];
            switch (node.Kind)
            {
                case NodeKind.Element:
                    var isValue = IsValue(plan, node);
                    if (isValue)
                    {
                        Add(plan, i);
                    }

                    Attributes(plan, i);
                    i = isValue ? node.End : node.FirstContent;
                    continue;
                case NodeKind.Value or NodeKind.Template:
                    MayHoldFragments = true;
                    Add(plan, i);
                    break;
            }

            i = node.End;
        }
    }

    private int Search(Plan plan, string name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Name(plan, i).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    private void Attributes(Plan plan, int element)
    {
        for (var i = plan[element].IsNamedData ? plan[element + 1].End : element + 1; i < plan[element].FirstContent; i = plan[i].End)
        {
            if (!plan.XmlName(plan[i]).StartsWith("xmlns"u8))
            {
                Add(plan, i);
            }
        }
    }

    private void Add(Plan plan, int node)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, Math.Max(16, Count * 2));
        }

        var (start, length) = plan[node].IsNamedData ? (plan[node + 2].Start, plan[node + 2].Length) : (plan[node].Name.Start, plan[node].Name.Length);
        var only = plan[node].Only;
        _nodes[Count++] = (node, only >= 0 && plan[only].Kind == NodeKind.Value ? plan[only].Start : -1, start, length);
    }

    // An element that only has attributes is no value of its own, except Data: its position counts.
    private static bool IsValue(Plan plan, scoped in PlanNode node)
    {
        for (var i = node.FirstContent; i < node.End; i = plan[i].End)
        {
            if (plan[i].Kind is NodeKind.Element or NodeKind.Template)
            {
                return false;
            }
        }

        return node.FirstContent < node.End || plan.XmlName(node).SequenceEqual("Data"u8);
    }
}
