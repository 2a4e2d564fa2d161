namespace Breakwater.Knowledge.Mitigations;

/// <summary>A URL Rewrite rule that aborts matching requests.</summary>
/// <param name="Name">Name under which it is written.</param>
/// <param name="Aliases">Names that other tools give it.</param>
/// <param name="Input">Condition input, compared exactly.</param>
/// <param name="Pattern">Condition pattern, compared exactly.</param>
/// <param name="StopProcessing">As published.</param>
/// <param name="Superseded">Earlier forms and what was wrong with them.</param>
public sealed record BlockingRule(string Name, IReadOnlyList<string> Aliases, string Input, string Pattern, bool StopProcessing, IReadOnlyList<SupersededForm> Superseded);
