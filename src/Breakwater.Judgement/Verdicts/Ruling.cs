using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>What a rule decides.</summary>
/// <param name="Rule">a to f.</param>
/// <param name="State">The verdict.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Reason">One or two plain sentences.</param>
internal sealed record Ruling(char Rule, VerdictState State, Confidence Confidence, string Reason);
