namespace Breakwater.Drill.EventLogs;

/// <summary>The outer part of every event: its values have the numbers that Windows gives them; provider, channel and computer are part of the template.</summary>
internal static class SystemSection
{
    private const string EventNamespace = "http://schemas.microsoft.com/win/2004/08/events/event";
    private const int Payload = 14;

    public static EventTemplate Template(EventSource source, string computer) => new(
        $"{source.Channel} {source.Provider} {computer}", Event(source, computer, [new XmlNode.Value(Payload, EventValueType.BinXml)], Payload));

    /// <summary>The event as a tree that ends with the given elements.</summary>
    public static XmlNode.Element Event(EventSource source, string computer, IReadOnlyList<XmlNode> payload, int? dependsOn) =>
        new("Event", [Literal("xmlns", EventNamespace)], [new XmlNode.Element("System", [], [.. Fields(source, computer)]), .. payload], dependsOn);

    public static IReadOnlyList<EventValue> Values(LogEvent happened, ulong recordId)
    {
        var shape = happened.Shape;
        return
        [
            EventValue.UInt8(shape.Level), EventValue.UInt8(shape.Opcode), EventValue.UInt16(shape.Task), EventValue.UInt16(shape.Id), shape.Qualifiers is { } qualifiers ? EventValue.UInt16(qualifiers) : EventValue.Null,
            EventValue.HexInt64(shape.Keywords), EventValue.FileTime(happened.Time), happened.ActivityId is { } activity ? EventValue.Guid(activity) : EventValue.Null, EventValue.UInt32(happened.ProcessId),
            EventValue.UInt32(happened.ThreadId), EventValue.UInt64(recordId), EventValue.UInt8(shape.Version), happened.UserSid is { } sid ? EventValue.Sid(sid) : EventValue.Null, EventValue.Null,
        ];
    }

    /// <summary>Classic sources of these versions of Windows write fewer fields.</summary>
    private static IEnumerable<XmlNode.Element> Fields(EventSource source, string computer)
    {
        XmlNode.Attribute[] provider = [Literal("Name", source.Provider), .. Optional("Guid", source.Guid), .. Optional("EventSourceName", source.SourceName)];
        yield return new("Provider", provider, []);
        yield return new("EventID", [new("Qualifiers", new XmlNode.Value(4, EventValueType.UInt16))], [new XmlNode.Value(3, EventValueType.UInt16)], DependsOn: 3);
        if (!source.IsClassic)
        {
            yield return Number("Version", 11, EventValueType.UInt8);
        }

        yield return Number("Level", 0, EventValueType.UInt8);
        yield return Number("Task", 2, EventValueType.UInt16);
        if (!source.IsClassic)
        {
            yield return Number("Opcode", 1, EventValueType.UInt8);
        }

        yield return Number("Keywords", 5, EventValueType.HexInt64);
        yield return new("TimeCreated", [new("SystemTime", new XmlNode.Value(6, EventValueType.FileTime))], []);
        yield return Number("EventRecordID", 10, EventValueType.UInt64);
        if (!source.IsClassic)
        {
            yield return new("Correlation", [new("ActivityID", new XmlNode.Value(7, EventValueType.Guid)), new("RelatedActivityID", new XmlNode.Value(13, EventValueType.Guid))], []);
            yield return new("Execution", [new("ProcessID", new XmlNode.Value(8, EventValueType.UInt32)), new("ThreadID", new XmlNode.Value(9, EventValueType.UInt32))], []);
        }

        yield return new("Channel", [], [new XmlNode.Text(source.Channel)]);
        yield return new("Computer", [], [new XmlNode.Text(computer)]);
        yield return new("Security", [new("UserID", new XmlNode.Value(12, EventValueType.Sid))], []);
    }

    private static XmlNode.Element Number(string name, int index, EventValueType type) => new(name, [], [new XmlNode.Value(index, type)], DependsOn: index);

    private static XmlNode.Attribute Literal(string name, string value) => new(name, new XmlNode.Text(value));

    private static IEnumerable<XmlNode.Attribute> Optional(string name, string? value) => value is null ? [] : [Literal(name, value)];
}
