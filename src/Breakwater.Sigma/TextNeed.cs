namespace Breakwater.Sigma;

/// <summary>What the texts in a record must fulfil before a rule can match it; more than <see cref="SigmaRule.MandatoryLiterals"/> tells, for who can afford to ask it.</summary>
public abstract record TextNeed
{
    private TextNeed()
    {
    }

    /// <summary>The text, printable ASCII, occurs in a value, ignoring case.</summary>
    public sealed record Occurs(string Text) : TextNeed;

    /// <summary>Every part is fulfilled.</summary>
    public sealed record AllOf(IReadOnlyList<TextNeed> Parts) : TextNeed;

    /// <summary>At least one part is fulfilled; none ever where there is no part.</summary>
    public sealed record AnyOf(IReadOnlyList<TextNeed> Parts) : TextNeed;
}
