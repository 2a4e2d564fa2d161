namespace Breakwater.IisConfig.Rewriting;

/// <summary>One condition of a rule or pre-condition.</summary>
/// <param name="Input">As written, with braces.</param>
/// <param name="Pattern">What the input is compared with.</param>
/// <param name="Negate">True when it must not match.</param>
/// <param name="IgnoreCase">As declared.</param>
/// <param name="IsFileTest">It asks for a file or folder on disk, which no evidence settles.</param>
internal sealed record RewriteCondition(string Input, RewritePattern Pattern, bool Negate, bool IgnoreCase, bool IsFileTest);
