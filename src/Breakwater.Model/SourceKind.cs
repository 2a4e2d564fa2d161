namespace Breakwater.Model;

/// <summary>A kind of artefact, the unit of coverage.</summary>
/// <param name="Id">Stable id, for example <c>httpproxy/ecp</c>.</param>
/// <param name="Title">What reports call it.</param>
/// <param name="Rhythm">How its absence is judged.</param>
public sealed record SourceKind(string Id, string Title, SourceRhythm Rhythm);
