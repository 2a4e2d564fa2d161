namespace Breakwater.Evtx.BinXml;

/// <summary>One node of a plan. Nodes lie in document order: an element's attributes, then its content, up to <see cref="End"/>.</summary>
internal struct PlanNode
{
    public NodeKind Kind;
    public bool IsOptional;

    /// <summary>A sibling before this one has the same JSON key and writes both.</summary>
    public bool IsRepeat;

    /// <summary>A <c>Data</c> element whose JSON key is the text of its first attribute, <c>Name</c>.</summary>
    public bool IsNamedData;

    /// <summary>A <c>Data</c> element without attributes: its position is its name, so it is written also when it is empty.</summary>
    public bool IsUnnamedData;

    /// <summary>Of an element, attribute, entity or instruction, in the plan's names.</summary>
    public PlanName Name;

    /// <summary>Text: where it lies in the plan's characters. Value: the substitution's index. Character reference: the character. Template: where its instance lies in the chunk.</summary>
    public int Start;

    /// <summary>Text: characters. Template: bytes of its instance.</summary>
    public int Length;

    /// <summary>Element: the first node that is not an attribute.</summary>
    public int FirstContent;

    /// <summary>The only content, text or substitution, of an attribute or of an element without attributes other than the name of a named Data; else -1.</summary>
    public int Only;

    /// <summary>Index after the last descendant.</summary>
    public int End;

    /// <summary>The next sibling with the same JSON key, or -1.</summary>
    public int NextSame;

    /// <summary>The JSON key with quotes and colon, in the plan's bytes.</summary>
    public int KeyStart;

    public int KeyLength;
}
