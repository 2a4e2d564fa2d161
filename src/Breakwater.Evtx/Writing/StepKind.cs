namespace Breakwater.Evtx.Writing;

/// <summary>What follows a step's text.</summary>
internal enum StepKind : byte
{
    End,

    /// <summary>An element whose only content is a substitution.</summary>
    Value,

    /// <summary>The same, as an item of a JSON array.</summary>
    Item,

    /// <summary>An element that is written node by node.</summary>
    Element,

    /// <summary>The same, as an item of a JSON array.</summary>
    ElementItem,

    /// <summary>An element with attributes, each of them and its content one text or one substitution at most; its attributes are the next steps.</summary>
    WithAttributes,

    /// <summary>An attribute of the element before; its text is the key, and the value too where that is no substitution.</summary>
    Attribute,

    /// <summary>A node that may be a fragment, or text.</summary>
    Fragment,
}
