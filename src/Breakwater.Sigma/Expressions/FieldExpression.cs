namespace Breakwater.Sigma.Expressions;

/// <summary>A statement about one field.</summary>
internal abstract class FieldExpression(string field) : Expression
{
    public string Field { get; } = field;
}
