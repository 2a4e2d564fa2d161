namespace Breakwater.Sigma.Expressions;

/// <summary>At least one part holds.</summary>
internal sealed class AnyOf(IReadOnlyList<Expression> children) : Expression
{
    public override IReadOnlyList<Expression> Children { get; } = children;
}
