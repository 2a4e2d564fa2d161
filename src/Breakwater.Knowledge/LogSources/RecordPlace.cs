namespace Breakwater.Knowledge.LogSources;

/// <summary>Records of one text source or one event log channel, and how rules name their fields.</summary>
public sealed record RecordPlace
{
    /// <summary>Stands for every channel or source.</summary>
    public const string Any = "*";

    /// <summary>Id of a text source, or its beginning followed by <c>*</c>; null for event logs.</summary>
    public string? Source { get; init; }

    /// <summary>Event log channel, or <see cref="Any"/>; null for text logs.</summary>
    public string? Channel { get; init; }

    /// <summary>Event ids; empty for all.</summary>
    public IReadOnlyList<int> EventIds { get; init; } = [];

    /// <summary>A rule's field name and the names in the records that give it values; names in braces are put together to one value. Other fields keep their names.</summary>
    public IReadOnlyList<NamedTexts> Fields { get; init; } = [];

    /// <summary>Every field that such a record has, where the list is closed; empty where any field may occur.</summary>
    public IReadOnlyList<string> Carries { get; init; } = [];

    /// <summary>Fields of the record, one of whose texts it must have to belong to the place.</summary>
    public IReadOnlyList<NamedTexts> Where { get; init; } = [];

    /// <summary>Beginnings of a rule field's value, and what stands for them in rules.</summary>
    public IReadOnlyList<Replacement> Replacements { get; init; } = [];

    /// <summary>Fields of rules that records of the place often lack although what they tell is known: by them a rule excludes a record only where it has them, and does not match it else.</summary>
    public IReadOnlyList<string> FiltersNeed { get; init; } = [];

    public bool HasSource(string source) => Source is not null
        && (Source.EndsWith('*') ? source.StartsWith(Source.AsSpan(0, Source.Length - 1), StringComparison.Ordinal) : source == Source);

    public bool HasChannel(string channel) => Channel is not null && (Channel == Any || Channel.Equals(channel, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a record of the place can have values for this field of a rule, apart from the fields of every event (EventID, Channel ...).</summary>
    public bool CanCarry(string field) => Carries.Count == 0
        || Carries.Contains(field, StringComparer.OrdinalIgnoreCase)
        || Fields.Any(f => f.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
}
