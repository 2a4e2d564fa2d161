using Breakwater.Evtx.BinXml;

namespace Breakwater.Evtx.Writing;

/// <summary>What the JSON and the XML writer share: the text of nodes, nested fragments, and the budget that keeps hostile templates from multiplying.</summary>
internal abstract class EventWriter
{
    // Real events nest a fragment in a fragment; templates that contain themselves end here.
    private const int MaxFragmentDepth = 8;

    protected EventWriter(FragmentReader fragments) => Fragments = fragments;

    public Utf8Buffer Output { get; } = new() { Limit = MaxEventBytes };

    /// <summary>What could not be read while writing the event; null when everything was.</summary>
    public Problem? Problem { get; protected set; }

    /// <summary>Nodes that may still be written in this chunk: a real chunk has some hundred thousand at most.</summary>
    public int NodesLeft { get; set; }

    protected const int MaxEventBytes = 4 << 20;

    protected static Problem TooLarge { get; } = new($"an event of at most {MaxEventBytes} bytes of text", 0);

    protected FragmentReader Fragments { get; }

    protected int Depth { get; set; }

    protected bool Exhausted => NodesLeft <= 0 || Output.Overflowed;

    protected byte[] Chunk { get; private set; } = [];

    protected void Start(byte[] chunk)
    {
        Chunk = chunk;
        Problem = null;
        Depth = 0;
        Output.Clear();
    }

    /// <summary>Opens the fragment that a node stands for: a nested template, or a value that is binary XML. Close it with the returned mark.</summary>
    protected bool TryOpen(scoped in Instance instance, scoped in PlanNode node, out Instance nested, out (int, int) mark)
    {
        mark = Fragments.Mark;
        nested = default;
        if (++Depth > MaxFragmentDepth)
        {
            Depth--;
            Problem ??= new Problem($"fragments nested at most {MaxFragmentDepth} deep", node.Start);
            return false;
        }

        var (start, length) = (node.Start - 1, node.Length + 1);
        if (node.Kind == NodeKind.Value)
        {
            var slot = Fragments.Slot(instance, node.Start);
            (start, length) = (slot.Start, slot.Length);
        }

        Problem = Fragments.Open(Chunk, start, start + length, node.Kind == NodeKind.Value, out nested) ?? Problem;
        Prepare(nested.Plan);
        NodesLeft -= nested.Plan.Count;
        return true;
    }

    /// <summary>What a plan needs before it is written.</summary>
    protected virtual void Prepare(Plan plan)
    {
    }

    /// <summary>Takes back what was written from a place on.</summary>
    protected byte[] Cut(int start)
    {
        start = Math.Min(start, Output.Length);
        var text = Output.Written[start..].ToArray();
        Output.Rewind(start);
        return text;
    }

    protected void Close((int, int) mark)
    {
        Depth--;
        Fragments.Release(mark);
    }

    protected bool IsFragment(scoped in Instance instance, scoped in PlanNode node) =>
        node.Kind == NodeKind.Template || (node.Kind == NodeKind.Value && Fragments.Slot(instance, node.Start).Type == (byte)EvtxValueType.BinXml);

    /// <summary>The value of a node that is text or a substitution; Null where it holds nothing.</summary>
    protected EvtxValue ValueOf(scoped in Instance instance, scoped in PlanNode node) => NodeValue.Of(Chunk, Fragments, instance, node);

    protected void AppendNodeText(scoped in Instance instance, scoped in PlanNode node, Escaping escaping)
    {
        switch (node.Kind)
        {
            case NodeKind.CharacterReference:
                var character = (char)node.Start;
                ValueText.Chars(Output, new ReadOnlySpan<char>(in character), escaping);
                break;
            case NodeKind.EntityReference:
                ValueText.Chars(Output, Entity(instance.Plan.Name(node)), escaping);
                break;
            case NodeKind.Text or NodeKind.CData:
                ValueText.Chars(Output, instance.Plan.Text(node), escaping);
                break;
            case NodeKind.Value:
                ValueText.Append(Output, ValueOf(instance, node), escaping);
                break;
        }
    }

    // XML predefines five; anything else has no definition in an event and is kept as it was written.
    private static ReadOnlySpan<char> Entity(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => $"&{name};",
    };
}
