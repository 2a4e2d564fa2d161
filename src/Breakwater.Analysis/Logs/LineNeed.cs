using Breakwater.Sigma;

namespace Breakwater.Analysis.Logs;

/// <summary>A rule's <see cref="TextNeed"/> over the literals that stand in lines.</summary>
/// <param name="All">Whether all must be there, or one is enough.</param>
/// <param name="Literals">Places in the list of literals.</param>
/// <param name="Parts">Needs within this one.</param>
internal sealed record LineNeed(bool All, int[] Literals, LineNeed[] Parts)
{
    /// <summary>Null when any line may meet the need.</summary>
    /// <param name="need">In terms of values.</param>
    /// <param name="literals">Gives the place of a literal, ignoring case.</param>
    /// <param name="known">Shared parts stay shared.</param>
    public static LineNeed? Of(TextNeed need, Func<string, int> literals, Dictionary<TextNeed, LineNeed?> known)
    {
        if (!known.TryGetValue(need, out var made))
        {
            known[need] = made = need switch
            {
                TextNeed.AllOf all => OfAll([.. all.Parts.Select(p => Of(p, literals, known)).OfType<LineNeed>()]),
                TextNeed.AnyOf any => OfAny([.. any.Parts.Select(p => Of(p, literals, known))]),
                TextNeed.Occurs { Text: var text } when PieceAsWritten(text) is { } piece => new LineNeed(All: false, [literals(piece)], []),
                _ => null,
            };
        }

        return made;
    }

    public bool IsMet(ReadOnlySpan<bool> found)
    {
        foreach (var literal in Literals)
        {
            if (found[literal] != All)
            {
                return !All;
            }
        }

        foreach (var part in Parts)
        {
            if (part.IsMet(found) != All)
            {
                return !All;
            }
        }

        return All;
    }

    private static LineNeed? OfAll(LineNeed[] parts) => parts.Length == 0 ? null : Joined(all: true, parts);

    private static LineNeed? OfAny(LineNeed?[] parts) => parts.Contains(null) ? null : Joined(all: false, parts!);

    /// <summary>Lone literals go first: they are asked fastest.</summary>
    private static LineNeed Joined(bool all, LineNeed[] parts)
    {
        static bool IsLone(LineNeed part) => part is { Literals.Length: 1, Parts.Length: 0 };
        return parts.Length == 1 ? parts[0] : new LineNeed(all, [.. parts.Where(IsLone).Select(p => p.Literals[0])], [.. parts.Where(p => !IsLone(p))]);
    }

    /// <summary>
    /// The longest piece of a literal that stands in a line exactly as in the value: a value may have been unquoted (quotes), joined from two columns (question
    /// mark) or had its spaces restored (space, plus, comma). Null when no piece of three characters is left.
    /// </summary>
    private static string? PieceAsWritten(string literal) =>
        literal.Split([' ', '+', ',', '?', '"', '\'']).MaxBy(p => p.Length) is { Length: >= 3 } piece ? piece : null;
}
