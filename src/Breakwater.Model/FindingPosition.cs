namespace Breakwater.Model;

/// <summary>Where in the evidence a finding lies. Exactly one of line, record and offset is set, or none where the whole file is meant.</summary>
/// <param name="Artefact">Normalised path inside the evidence.</param>
/// <param name="Line">One-based line number in a text file.</param>
/// <param name="Record">Event record id.</param>
/// <param name="Offset">Zero-based byte offset.</param>
public sealed record FindingPosition(string Artefact, long? Line = null, long? Record = null, long? Offset = null);
