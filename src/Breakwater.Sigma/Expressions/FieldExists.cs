namespace Breakwater.Sigma.Expressions;

/// <summary>The record has the field, be it empty.</summary>
internal sealed class FieldExists(string field) : FieldExpression(field);
