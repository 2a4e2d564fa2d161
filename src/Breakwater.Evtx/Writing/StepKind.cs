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

    /// <summary>JSON: an element with attributes, each of them and its content one text or value at most. XML: an attribute that may be absent.</summary>
    Attributes,

    /// <summary>A node that may be a fragment, or text.</summary>
    Fragment,
}
