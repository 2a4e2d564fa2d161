namespace Breakwater.Knowledge.Mitigations;

/// <summary>An earlier published form of a rule.</summary>
/// <param name="Input">Its input.</param>
/// <param name="Pattern">Its pattern.</param>
/// <param name="Why">Why it was replaced.</param>
public sealed record SupersededForm(string Input, string Pattern, string Why);
