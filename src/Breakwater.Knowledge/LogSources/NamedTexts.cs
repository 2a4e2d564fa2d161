namespace Breakwater.Knowledge.LogSources;

/// <summary>A field and the texts that the data files give for it.</summary>
public sealed record NamedTexts(string Name, IReadOnlyList<string> Texts);
