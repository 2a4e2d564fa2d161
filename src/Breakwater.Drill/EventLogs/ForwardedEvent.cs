namespace Breakwater.Drill.EventLogs;

/// <summary>An event as an event collector stores it: all values are text in place, and the rendered message follows the data.</summary>
internal static class ForwardedEvent
{
    public static XmlNode.Element Of(LogEvent happened, ulong recordId)
    {
        var shape = happened.Shape;
        var outer = SystemSection.Event(shape.Source, happened.Computer, [], dependsOn: null);
        var system = Fill((XmlNode.Element)outer.Content[0], SystemSection.Values(happened, recordId));
        return outer with { Content = [system, Fill(shape.Payload.Root, shape.PayloadValues(happened.Values)), Rendering(happened)] };
    }

    private static XmlNode.Element Rendering(LogEvent happened)
    {
        XmlNode.Element Line(string name, string text) => new(name, [], text.Length == 0 ? [] : [new XmlNode.Text(text)]);
        var level = happened.Shape.Level switch { 1 => "Critical", 2 => "Error", 3 => "Warning", 5 => "Verbose", _ => "Information" };
        return new(
            "RenderingInfo", [new("Culture", new XmlNode.Text("en-US"))],
            [Line("Message", happened.Message), Line("Level", level), Line("Task", ""), Line("Opcode", "Info"), Line("Channel", happened.Shape.Source.Channel), Line("Provider", happened.Shape.Source.Provider), Line("Keywords", "")]);
    }

    private static XmlNode.Element Fill(XmlNode.Element element, IReadOnlyList<EventValue> values)
    {
        XmlNode.Attribute[] attributes = [.. element.Attributes.Where(a => !IsNull(a.Content, values)).Select(a => a with { Content = Fill(a.Content, values) })];
        return element with { Attributes = attributes, Content = [.. element.Content.SelectMany(c => FillContent(c, values))], DependsOn = null };
    }

    private static IEnumerable<XmlNode> FillContent(XmlNode node, IReadOnlyList<EventValue> values) => node switch
    {
        XmlNode.Element { DependsOn: { } index } when values[index].Type == EventValueType.Null => [],
        XmlNode.Element { Content: [XmlNode.Value { Type: EventValueType.Texts } only] } repeated => values[only.Index].Items.Select(i => repeated with { Content = Words(i), DependsOn = null }),
        XmlNode.Element element => [Fill(element, values)],
        XmlNode.Value value => Words(values[value.Index].Rendered),
        _ => [node],
    };

    private static XmlNode[] Words(string text) => text.Length == 0 ? [] : [new XmlNode.Text(text)];

    private static bool IsNull(XmlNode node, IReadOnlyList<EventValue> values) => node is XmlNode.Value value && values[value.Index].Type == EventValueType.Null;

    private static XmlNode Fill(XmlNode node, IReadOnlyList<EventValue> values) => node is XmlNode.Value value ? new XmlNode.Text(values[value.Index].Rendered) : node;
}
