namespace Breakwater.Sigma.Expressions;

/// <summary>The part does not hold.</summary>
internal sealed class Negation(Expression child) : Expression
{
    public Expression Child { get; } = child;

    public override IReadOnlyList<Expression> Children => [Child];
}
