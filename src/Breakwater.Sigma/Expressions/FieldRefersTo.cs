using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Expressions;

/// <summary>Some value of the field stands so to some value of another field.</summary>
internal sealed class FieldRefersTo(string field, string other, TextPlacement placement, bool cased) : FieldExpression(field)
{
    public string Other { get; } = other;

    public TextPlacement Placement { get; } = placement;

    public StringComparison Comparison { get; } = cased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
}
