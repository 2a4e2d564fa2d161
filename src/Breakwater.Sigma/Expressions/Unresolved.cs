namespace Breakwater.Sigma.Expressions;

/// <summary>A placeholder that only the user's environment can fill; a rule that needs it cannot be evaluated.</summary>
internal sealed class Unresolved(string placeholder) : Expression
{
    public string Placeholder { get; } = placeholder;
}
