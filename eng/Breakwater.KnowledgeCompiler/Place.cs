namespace Breakwater.KnowledgeCompiler;

/// <summary>Where something is written.</summary>
internal readonly record struct Place(string File, long Line);
