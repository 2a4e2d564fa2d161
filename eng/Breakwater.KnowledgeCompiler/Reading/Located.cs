namespace Breakwater.KnowledgeCompiler.Reading;

/// <summary>A record and where it is written.</summary>
internal sealed record Located<T>(T Value, Place Place);
