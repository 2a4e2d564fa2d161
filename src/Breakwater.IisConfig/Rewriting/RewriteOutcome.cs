namespace Breakwater.IisConfig.Rewriting;

/// <summary>What the rules of a place make of one request.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="By">The rule that decided; empty when none did.</param>
/// <param name="Value">The new URL or header value; else empty.</param>
internal sealed record RewriteOutcome(RewriteOutcomeKind Kind, string By, string Value = "");
