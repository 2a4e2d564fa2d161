namespace Breakwater.Knowledge.Mitigations;

/// <summary>One condition of a pre-condition.</summary>
public sealed record HeaderCondition(string Input, string Pattern);
