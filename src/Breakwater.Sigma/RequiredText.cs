namespace Breakwater.Sigma;

/// <summary>A text that a value must hold, ignoring case, for a rule to match; in a record with <see cref="Kelvin"/> nothing is known.</summary>
/// <param name="Field">The rule's field whose value it is; null where the whole record is searched.</param>
/// <param name="Text">At least one printable ASCII character.</param>
public sealed record RequiredText(string? Field, string Text)
{
    /// <summary>The Kelvin sign, which a regular expression that ignores case takes for a k: the only character beyond ASCII that it takes for one within.</summary>
    public const char Kelvin = '\u212A';

    /// <summary>A text that must follow in the same value, before any character of <see cref="NotAcross"/>; empty when nothing is known to.</summary>
    public string Then { get; init; } = "";

    /// <summary>ASCII characters that do not stand between the two.</summary>
    public string NotAcross { get; init; } = "";
}
