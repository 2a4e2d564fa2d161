namespace Breakwater.Knowledge;

/// <summary>A source of facts.</summary>
/// <param name="Id">Short name that the data files use.</param>
/// <param name="Name">What it is.</param>
/// <param name="Date">Its day or commit date, as text; null where none is known.</param>
/// <param name="Read">When it was last compared.</param>
public sealed record KnowledgeSource(string Id, string Name, string? Date, DateOnly Read);
