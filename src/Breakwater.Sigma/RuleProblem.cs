namespace Breakwater.Sigma;

/// <summary>One thing wrong with one rule document, with the whole message that a person reads.</summary>
public sealed record RuleProblem(string Code, RuleProblemKind Kind, string Path, int Line, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Message;
}
