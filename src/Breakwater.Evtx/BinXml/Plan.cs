using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.BinXml;

/// <summary>
/// A fragment of binary XML as a flat list of nodes with its own copy of all names and text, so that the plan of a template outlives its chunk. What is derived from
/// it (JSON steps, values) is made when first asked for.
/// </summary>
internal sealed class Plan
{
    private PlanNode[] _nodes = new PlanNode[32];
    private char[] _chars = new char[256];
    private int _charsUsed;
    private SystemNodes _system = SystemNodes.None;

    public int Count { get; private set; }

    /// <summary>The fragment broke off or held something unknown; the nodes up to there are good.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Compiled from a template, so that making steps pays: other records will have the same.</summary>
    public bool IsTemplate { get; set; }

    /// <summary>The JSON keys are assigned.</summary>
    public bool HasKeys { get; set; }

    /// <summary>The first element of the fragment, or -1.</summary>
    public int Root { get; private set; }

    /// <summary>What the plan takes in memory, about.</summary>
    public int Size => (Count * 64) + (_charsUsed * 2) + Bytes.Length;

    /// <summary>Names and JSON keys in UTF-8.</summary>
    public Utf8Buffer Bytes { get; } = new();

    public ref readonly SystemNodes System => ref _system;

    /// <summary>The first node of the event that is or may stand for another element than System: from there on EventData or UserData is looked for.</summary>
    public int AfterSystem { get; private set; }

    /// <summary>The values inside EventData or UserData: of the event, or where this plan is that element.</summary>
    public PlanValues Content { get; } = new();

    /// <summary>The values of the whole plan, where it is a fragment inside EventData or UserData.</summary>
    public PlanValues Values { get; } = new();

    public Steps Json { get; } = new();

    public ref PlanNode this[int index] => ref _nodes[index];

    public void Clear()
    {
        (Count, _charsUsed, Root, IsDamaged, IsTemplate, HasKeys) = (0, 0, -1, false, false, false);
        _system = SystemNodes.None;
        Bytes.Clear();
        Content.Clear();
        Values.Clear();
        Json.Clear();
    }

    public int Add(NodeKind kind, PlanName name = default, int start = 0, int length = 0)
    {
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _nodes.Length * 2);
        }

        _nodes[Count] = new PlanNode { Kind = kind, Name = name, Start = start, Length = length, End = Count + 1, FirstContent = Count + 1, NextSame = -1, Only = -1 };
        return Count++;
    }

    public void Truncate(int count) => Count = count;

    /// <summary>Copies characters into the plan; gives where they are.</summary>
    public int AddChars(ReadOnlySpan<char> chars)
    {
        if (_charsUsed + chars.Length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _charsUsed + chars.Length));
        }

        var start = _charsUsed;
        chars.CopyTo(_chars.AsSpan(start));
        _charsUsed += chars.Length;
        return start;
    }

    public PlanName AddName(ReadOnlySpan<char> name, ReadOnlySpan<byte> xml)
    {
        var start = Bytes.Length;
        Bytes.Append(xml);
        return new PlanName(AddChars(name), name.Length, start, xml.Length);
    }

    /// <summary>Finds root, System fields and what each element consists of once all nodes are there.</summary>
    public void Complete()
    {
        for (var i = 0; i < Count; i++)
        {
            if (_nodes[i].Kind is NodeKind.Element or NodeKind.Attribute)
            {
                Shape(i);
            }
        }

        Root = FindRoot();
        _system = SystemNodes.Find(this);
        AfterSystem = FindAfterSystem();
    }

    public ReadOnlySpan<char> Chars(int start, int length) => _chars.AsSpan(start, length);

    public ReadOnlySpan<char> Text(scoped in PlanNode node) => _chars.AsSpan(node.Start, node.Length);

    public ReadOnlySpan<char> Name(scoped in PlanNode node) => _chars.AsSpan(node.Name.Start, node.Name.Length);

    public ReadOnlySpan<byte> XmlName(scoped in PlanNode node) => Bytes.Written.Slice(node.Name.XmlStart, node.Name.XmlLength);

    public ReadOnlySpan<byte> Key(scoped in PlanNode node) => Bytes.Written.Slice(node.KeyStart, node.KeyLength);

    /// <summary>The first node below a parent that is an element of this name, or -1.</summary>
    public int Child(int parent, ReadOnlySpan<byte> name)
    {
        var (index, end) = parent < 0 ? (0, Count) : (_nodes[parent].FirstContent, _nodes[parent].End);
        for (; index < end; index = _nodes[index].End)
        {
            if (_nodes[index].Kind == NodeKind.Element && XmlName(_nodes[index]).SequenceEqual(name))
            {
                return index;
            }
        }

        return -1;
    }

    private void Shape(int index)
    {
        ref var node = ref _nodes[index];
        var isData = node.Kind == NodeKind.Element && XmlName(node).SequenceEqual("Data"u8);
        node.IsNamedData = isData && IsNamedData(index);
        node.IsUnnamedData = isData && node.FirstContent == index + 1;
        var content = node.FirstContent;
        var isPlain = node.Kind == NodeKind.Attribute || content == (node.IsNamedData ? index + 3 : index + 1);
        node.Only = isPlain && content + 1 == node.End && _nodes[content].Kind is NodeKind.Text or NodeKind.Value ? content : -1;
    }

    // <Data Name="literal">; a name that is a substitution stays an attribute.
    private bool IsNamedData(int element) =>
        _nodes[element].FirstContent > element + 2
        && XmlName(_nodes[element + 1]).SequenceEqual("Name"u8)
        && _nodes[element + 1].End == element + 3
        && _nodes[element + 2].Kind == NodeKind.Text
        && _nodes[element + 2].Length > 0;

    private int FindAfterSystem()
    {
        if (_system.Event < 0)
        {
            return Count;
        }

        ref var root = ref _nodes[_system.Event];
        var index = root.FirstContent;
        while (index < root.End && !MayBeContent(_nodes[index]))
        {
            index = _nodes[index].End;
        }

        return index;
    }

    private bool MayBeContent(scoped in PlanNode node) =>
        node.Kind is NodeKind.Value or NodeKind.Template || (node.Kind == NodeKind.Element && !XmlName(node).SequenceEqual("System"u8));

    private int FindRoot()
    {
        for (var i = 0; i < Count; i = _nodes[i].End)
        {
            if (_nodes[i].Kind == NodeKind.Element)
            {
                return i;
            }
        }

        return -1;
    }
}
