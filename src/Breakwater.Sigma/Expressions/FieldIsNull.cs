namespace Breakwater.Sigma.Expressions;

/// <summary>The record has no value for the field: it is absent or all its values are empty.</summary>
internal sealed class FieldIsNull(string field) : FieldExpression(field);
