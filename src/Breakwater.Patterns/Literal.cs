namespace Breakwater.Patterns;

/// <summary>Something to look for, ignoring ASCII case.</summary>
/// <param name="Text">Searched as UTF-8; no control characters.</param>
public sealed record Literal(string Text)
{
    /// <summary>A text that must follow somewhere behind it; empty when nothing must.</summary>
    public string Then { get; init; } = "";

    /// <summary>Characters, compared as they are, before the first of which <see cref="Then"/> must begin, or with it.</summary>
    public string NotAcross { get; init; } = "";
}
