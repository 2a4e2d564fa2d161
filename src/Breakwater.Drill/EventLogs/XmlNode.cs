namespace Breakwater.Drill.EventLogs;

/// <summary>A piece of an event's XML with holes for values.</summary>
internal abstract record XmlNode
{
    internal sealed record Text(string Characters) : XmlNode;

    /// <param name="Index">Which of the values comes here.</param>
    /// <param name="Type">What type it is expected to have; the type stored with the value counts.</param>
    /// <param name="Optional">Written as nothing where the value is null.</param>
    internal sealed record Value(int Index, EventValueType Type, bool Optional = true) : XmlNode;

    internal sealed record Attribute(string Name, XmlNode Content);

    /// <param name="DependsOn">The value without which the element is left out.</param>
    internal sealed record Element(string Name, IReadOnlyList<Attribute> Attributes, IReadOnlyList<XmlNode> Content, int? DependsOn = null) : XmlNode;
}
