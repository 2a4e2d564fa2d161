namespace Breakwater.Sigma.Expressions;

/// <summary>Every part holds.</summary>
internal sealed class AllOf(IReadOnlyList<Expression> children) : Expression
{
    public override IReadOnlyList<Expression> Children { get; } = children;
}
