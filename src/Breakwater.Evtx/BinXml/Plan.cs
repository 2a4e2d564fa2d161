using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.BinXml;

/// <summary>A fragment of binary XML as a flat list of nodes, compiled once for a template of a chunk and once for each inline fragment.</summary>
internal sealed class Plan
{
    private PlanNode[] nodes = new PlanNode[64];

    public int Count { get; private set; }

    /// <summary>The fragment broke off or held something unknown; the nodes up to there are good.</summary>
    public bool IsDamaged { get; set; }

    public Utf8Buffer Keys { get; } = new();

    public SystemNodes System { get; set; }

    public Span<PlanNode> Nodes => nodes.AsSpan(0, Count);

    public ref PlanNode this[int index] => ref nodes[index];

    public void Clear()
    {
        Count = 0;
        IsDamaged = false;
        System = SystemNodes.None;
        Keys.Clear();
    }

    public int Add(NodeKind kind, int name = -1, int start = 0, int length = 0)
    {
        if (Count == nodes.Length)
        {
            Array.Resize(ref nodes, nodes.Length * 2);
        }

        nodes[Count] = new PlanNode { Kind = kind, Name = name, Start = start, Length = length, End = Count + 1, FirstContent = Count + 1, NextSame = -1 };
        return Count++;
    }

    public void Truncate(int count) => Count = count;

    /// <summary>The first node below a parent that is an element of this name, or -1.</summary>
    public int Child(int parent, ReadOnlySpan<byte> name, NameTable names)
    {
        var (index, end) = parent < 0 ? (0, Count) : (nodes[parent].FirstContent, nodes[parent].End);
        for (; index < end; index = nodes[index].End)
        {
            if (nodes[index].Kind == NodeKind.Element && names.Xml(nodes[index].Name).SequenceEqual(name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The first element of the fragment, or -1.</summary>
    public int Root
    {
        get
        {
            for (var i = 0; i < Count; i = nodes[i].End)
            {
                if (nodes[i].Kind == NodeKind.Element)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
