namespace Breakwater.Sigma;

/// <summary>A text that a value must hold, ignoring case, for a rule to match.</summary>
/// <param name="Field">The rule's field whose value it is; null where the whole record is searched.</param>
/// <param name="Text">At least three printable ASCII characters.</param>
public sealed record RequiredText(string? Field, string Text)
{
    /// <summary>A text that must follow in the same value, before any character of <see cref="NotAcross"/>; empty when nothing is known to.</summary>
    public string Then { get; init; } = "";

    /// <summary>ASCII characters that do not stand between the two.</summary>
    public string NotAcross { get; init; } = "";
}
