namespace Breakwater.Model;

/// <summary>One witness's statement.</summary>
/// <param name="Name">What it states: an id such as <c>build</c>, <c>server-name</c>, <c>install-path</c>, <c>update-installed</c>.</param>
/// <param name="Value">The value as the witness has it.</param>
/// <param name="Source">The witness: artefact path, with line or resource where useful.</param>
public sealed record ServerFact(string Name, string Value, string Source);
