namespace Breakwater.Sigma.Literals;

/// <summary>Sets of texts of which at least one must occur; null stands for "nothing must".</summary>
internal static class LiteralSets
{
    public const int MinLength = 3;

    /// <summary>The longest printable ASCII part of any of the texts, alone in its set; null when none is long enough.</summary>
    /// <remarks>ASCII only: whoever searches raw bytes need not know how the record encodes the rest.</remarks>
    public static IReadOnlyCollection<string>? Longest(IEnumerable<string> texts, int least = MinLength)
    {
        var best = "";
        foreach (var text in texts)
        {
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i == text.Length || text[i] is < ' ' or > '~')
                {
                    best = i - start > best.Length ? text[start..i] : best;
                    start = i + 1;
                }
            }
        }

        return best.Length >= least ? [best] : null;
    }

    public static IReadOnlyCollection<string>? AnyOf(IEnumerable<IReadOnlyCollection<string>?> sets)
    {
        var union = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var set in sets)
        {
            if (set is null)
            {
                return null;
            }

            union.AddRange(set.Where(seen.Add));
        }

        return union;
    }

    /// <summary>The set that rules out the most records: the one whose shortest text is longest, then the one with the fewest texts.</summary>
    public static IReadOnlyCollection<string>? AllOf(IEnumerable<IReadOnlyCollection<string>?> sets) =>
        sets.OfType<IReadOnlyCollection<string>>()
            .OrderByDescending(set => set.Select(text => text.Length).DefaultIfEmpty(int.MaxValue).Min())
            .ThenBy(set => set.Count)
            .FirstOrDefault();
}
