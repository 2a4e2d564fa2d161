using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>What some value of a field has when a test of it passes: a text at a place, or a number.</summary>
/// <param name="Field">The field's index, or <see cref="AnyField"/> for any text of the record.</param>
/// <param name="Text">Folded; empty for a number.</param>
internal sealed record Trigger(int Field, TextPlacement Placement, string Text, decimal Number = 0)
{
    public const int AnyField = -1;

    public bool IsNumber => Text.Length == 0;
}
