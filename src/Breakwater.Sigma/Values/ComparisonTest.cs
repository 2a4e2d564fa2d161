namespace Breakwater.Sigma.Values;

/// <summary>The value, or the named part of the date that it holds, compares so with the number; what is no number never does.</summary>
internal sealed class ComparisonTest(ComparisonKind kind, decimal number, DatePart? part) : ValueTest
{
    public override int Cost => 2;

    private (ComparisonKind, decimal, DatePart?) Asked => (kind, number, part);

    public override bool IsMatch(ReadOnlySpan<char> value, ref bool undecided)
    {
        decimal found;
        if (part is { } datePart)
        {
            if (!DateText.TryGetPart(value, datePart, out var partOfDate))
            {
                return false;
            }

            found = partOfDate;
        }
        else if (!NumberText.TryParse(value, out found))
        {
            return false;
        }

        return Comparison.Holds(kind, found, number);
    }

    public override bool Equals(object? obj) => obj is ComparisonTest other && Asked == other.Asked;

    public override int GetHashCode() => Asked.GetHashCode();
}
