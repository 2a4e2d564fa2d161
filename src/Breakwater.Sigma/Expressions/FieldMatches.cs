using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Expressions;

/// <summary>Some value of the field passes the test.</summary>
internal sealed class FieldMatches(string field, ValueTest test) : FieldExpression(field)
{
    public ValueTest Test { get; } = test;
}
