namespace Breakwater.Sigma.Literals;

/// <summary>Sets of texts, of each of which at least one must occur; none at all where nothing is known to.</summary>
internal static class TextClauses
{
    // A record that has one text of each of so many sets has earned to be looked at; and the sets of alternatives multiply.
    private const int MostClauses = 8;
    private const int MostTexts = 2000;

    // Of so many alternatives only the best sets of each are joined: every pair of sets makes one, and each grows with the alternatives.
    private const int ManyParts = 16;
    private const int ClausesOfMany = 2;

    /// <summary>What is required when all parts hold.</summary>
    public static IReadOnlyList<IReadOnlyList<RequiredText>> AllOf(IEnumerable<IReadOnlyList<IReadOnlyList<RequiredText>>> parts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return Best(parts.SelectMany(p => p).Where(c => seen.Add(string.Join('\n', c.Select(t => $"{t.Field}\t{t.Text}\t{t.Then}\t{t.NotAcross}")))));
    }

    /// <summary>What is required when any part holds: one text out of a set of each. Neighbours are joined first, so that a thousand alternatives are not copied a thousand times.</summary>
    public static IReadOnlyList<IReadOnlyList<RequiredText>> AnyOf(IEnumerable<IReadOnlyList<IReadOnlyList<RequiredText>>> parts)
    {
        var left = parts.ToList();
        var most = left.Count > ManyParts ? ClausesOfMany : MostClauses;
        while (left.Count > 1 && left.TrueForAll(p => p.Count > 0))
        {
            left = [.. left.Chunk(2).Select(pair => pair is [var one, var other] ? Either(one, other, most) : pair[0])];
        }

        return left is [var only] ? only : [];
    }

    private static List<IReadOnlyList<RequiredText>> Either(IReadOnlyList<IReadOnlyList<RequiredText>> one, IReadOnlyList<IReadOnlyList<RequiredText>> other, int most) =>
        Best(one.Take(most).SelectMany(a => other.Take(most).Select(b => (IReadOnlyList<RequiredText>)[.. a.Concat(b).Distinct()])).Where(c => c.Count <= MostTexts));

    private static List<IReadOnlyList<RequiredText>> Best(IEnumerable<IReadOnlyList<RequiredText>> clauses) =>
        [.. clauses.OrderByDescending(c => c.Select(t => t.Text.Length + (4 * t.Then.Length)).DefaultIfEmpty(int.MaxValue).Min()).ThenBy(c => c.Count).Take(MostClauses)];
}
