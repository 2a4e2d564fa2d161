namespace Breakwater.Mitigation.Editing;

/// <summary>An attribute and where its value lies between the quotes.</summary>
internal sealed record MarkupAttribute(string Name, string Value, int ValueStart, int ValueEnd, char Quote);
