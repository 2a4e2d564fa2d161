namespace Breakwater.Drill.EventLogs;

/// <summary>What all events of one number have in common.</summary>
internal sealed record EventShape
{
    private const ulong Classic = 0x80_0000_0000_0000;

    private static readonly EventTemplate StringsPayload = new("strings", new(
        "EventData", [],
        [
            new XmlNode.Element("Data", [], [new XmlNode.Value(0, EventValueType.Texts)], DependsOn: 0),
            new XmlNode.Element("Binary", [], [new XmlNode.Value(2, EventValueType.Binary)], DependsOn: 2),
        ]));

    private EventShape(EventSource source, ushort id, EventTemplate payload, IReadOnlyList<EventValueType> types) => (Source, Id, Payload, Types) = (source, id, payload, types);

    public EventSource Source { get; }

    public ushort Id { get; }

    public EventTemplate Payload { get; }

    public IReadOnlyList<EventValueType> Types { get; }

    public ushort? Qualifiers { get; init; }

    public byte Version { get; init; }

    /// <summary>0 for audits, 2 error, 3 warning, 4 information, 5 verbose.</summary>
    public byte Level { get; init; } = 4;

    public ushort Task { get; init; }

    public byte Opcode { get; init; }

    public ulong Keywords { get; init; } = 0x8000_0000_0000_0000;

    /// <summary>The event is the first of a log whose earlier ones were deleted.</summary>
    public bool ClearsLog { get; init; }

    /// <summary>Strings without names, each a Data element, and bytes: how every classic source writes.</summary>
    public static EventShape Strings(EventSource source, ushort id, ushort qualifiers = 16384, byte level = 4, ushort task = 0)
    {
        return new(source, id, StringsPayload, []) { Qualifiers = qualifiers, Level = level, Task = task, Keywords = Classic };
    }

    /// <summary>Data elements with names; bytes are an element of their own.</summary>
    /// <param name="list">The names in order with commas between, each followed by a colon and its type unless it is text.</param>
    /// <param name="dataName">A name that the EventData element itself has.</param>
    public static EventShape Named(EventSource source, ushort id, string list, string? dataName = null)
    {
        var fields = Fields(list);
        var data = fields.Select((f, i) => f.Type == EventValueType.Binary
            ? new XmlNode.Element("Binary", [], [new XmlNode.Value(i, f.Type)], DependsOn: i)
            : new XmlNode.Element("Data", [new("Name", new XmlNode.Text(f.Name))], [new XmlNode.Value(i, f.Type, Optional: false)]));
        return new(source, id, new EventTemplate($"{source.Provider} {id}", new("EventData", dataName is null ? [] : [new("Name", new XmlNode.Text(dataName))], [.. data])), [.. fields.Select(f => f.Type)]);
    }

    /// <summary>An element of the provider's own with a namespace.</summary>
    public static EventShape User(EventSource source, ushort id, string element, string xmlNamespace, string list)
    {
        var fields = Fields(list);
        var own = new XmlNode.Element(
            element, [new("xmlns", new XmlNode.Text(xmlNamespace))], [.. fields.Select((f, i) => new XmlNode.Element(f.Name, [], [new XmlNode.Value(i, f.Type, Optional: false)]))]);
        return new(source, id, new EventTemplate($"{source.Provider} {id}", new("UserData", [], [own])), [.. fields.Select(f => f.Type)]);
    }

    /// <summary>The values as the payload's template numbers them.</summary>
    public IReadOnlyList<EventValue> PayloadValues(IReadOnlyList<EventValue> values)
    {
        if (Types.Count == 0)
        {
            return [values[0], EventValue.UInt32((uint)values[0].Bytes.Length), values.Count > 1 ? values[1] : EventValue.Null];
        }

        return values.Count == Types.Count && values.Zip(Types).All(p => p.First.Type == p.Second || p.First.Type == EventValueType.Null)
            ? values
            : throw new ArgumentException($"{Source.Provider} {Id}: the values do not fit the fields", nameof(values));
    }

    private static List<(string Name, EventValueType Type)> Fields(string list) =>
        [.. list.Split(',').Select(f => f.Trim().Split(':')).Select(f => (f[0], f.Length > 1 ? Enum.Parse<EventValueType>(f[1]) : EventValueType.Text))];
}
