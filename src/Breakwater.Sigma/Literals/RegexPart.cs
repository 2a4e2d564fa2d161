namespace Breakwater.Sigma.Literals;

/// <summary>What is known of a part of a pattern.</summary>
/// <param name="Exact">The texts that it matches, where they are few and nothing else is matched; else null.</param>
/// <param name="Required">What every text that it matches contains; empty where <paramref name="Exact"/> says it.</param>
internal sealed record RegexPart(IReadOnlyList<string>? Exact, IReadOnlyList<IReadOnlyList<RequiredText>> Required)
{
    private const int MostInClass = 4;

    public static readonly RegexPart Empty = Exactly([""]);

    public static readonly RegexPart Unknown = new(null, []);

    /// <summary>The ASCII characters that a repeated <c>[^...]</c> leaves out; null for any other part.</summary>
    public string? Without { get; init; }

    /// <summary>True once a <see cref="Without"/> class is repeated.</summary>
    public bool IsGap { get; init; }

    public static RegexPart Exactly(IReadOnlyList<string> texts) => new(texts, []);

    /// <summary>A character class: exact where it lists a few characters, a possible gap where it leaves out some.</summary>
    public static RegexPart OfClass(string text)
    {
        var inner = text.Length > 2 ? text[1..^1] : "";
        var excludes = inner.StartsWith('^');
        var members = excludes ? inner[1..] : inner;
        if (members.Length == 0 || members.AsSpan().IndexOfAny(@"\-[]") >= 0 || members.Any(c => c is < ' ' or > '~'))
        {
            return Unknown;
        }

        return excludes ? Unknown with { Without = members }
            : members.Length <= MostInClass ? Exactly([.. members.Select(c => c.ToString())])
            : Unknown;
    }

    public static RegexPart AnyOf(IReadOnlyList<RegexPart> parts, int mostExact) =>
        parts.All(p => p.Exact is not null) && parts.Sum(p => p.Exact!.Count) <= mostExact ? Exactly([.. parts.SelectMany(p => p.Exact!).Distinct(StringComparer.Ordinal)])
        : new RegexPart(null, TextClauses.AnyOf(parts.Select(p => p.Clauses())));

    public RegexPart Repeated(int least, int most) => Exact is not null && least == 0 && most == 1 ? Exactly([.. Exact.Append("").Distinct(StringComparer.Ordinal)])
        : Without is not null ? Unknown with { Without = Without, IsGap = true }
        : least == 0 ? Unknown
        : new RegexPart(null, Clauses());

    /// <summary>What every match contains.</summary>
    public IReadOnlyList<IReadOnlyList<RequiredText>> Clauses() => Exact is null ? Required : IsUsable(Exact) ? [[.. Exact.Select(t => new RequiredText(null, t))]] : [];

    public static bool IsUsable(IReadOnlyList<string> texts) => texts.Count > 0 && texts.All(t => t.Length > 0);
}
