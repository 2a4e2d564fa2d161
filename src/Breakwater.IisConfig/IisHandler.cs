namespace Breakwater.IisConfig;

/// <summary>What answers requests for certain names at a place: this decides which extensions are executable.</summary>
/// <param name="Location">Site and path; empty for the whole server.</param>
/// <param name="Name">Name.</param>
/// <param name="Path">Name pattern, for example <c>*.aspx</c>.</param>
/// <param name="Verbs">Methods.</param>
/// <param name="Type">.NET type; null for a native handler.</param>
/// <param name="Modules">Native modules.</param>
/// <param name="ScriptProcessor">Program that runs the file; null when there is none.</param>
public sealed record IisHandler(string Location, string Name, string Path, string Verbs, string? Type, string? Modules, string? ScriptProcessor);
