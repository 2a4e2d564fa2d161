namespace Breakwater.Sigma;

/// <summary>Finds the valid word that a misspelt one most likely meant.</summary>
public static class NearestWord
{
    // Nobody means a word by 64 wrong characters.
    private const int MaxLength = 64;

    /// <summary>The nearest of the words, the first at equal distance; null when none is near.</summary>
    public static string? Find(string found, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(words);
        string? nearest = null;
        var best = Allowed(found) + 1;
        foreach (var word in words.Take(1000))
        {
            var distance = Distance(found, word, best - 1);
            if (distance < best)
            {
                (nearest, best) = (word, distance);
            }
        }

        return nearest;
    }

    /// <summary>Short words lie close together by chance: 'data' is not 'date', 'note' not 'name'.</summary>
    private static int Allowed(string word) => Math.Min(word.Length < 6 ? 1 : 2, word.Length - 1);

    /// <summary>Optimal string alignment, ignoring case: a swap of neighbours is one error. Some number above the bound when it is above it.</summary>
    private static int Distance(string found, string word, int bound)
    {
        // Files of strangers hold any number of words that are not near: most are told by their length, the others by their first letters.
        if (found.Length > MaxLength || word.Length > MaxLength || Math.Abs(found.Length - word.Length) > bound)
        {
            return int.MaxValue;
        }

        Span<int> before = stackalloc int[MaxLength + 2], last = stackalloc int[MaxLength + 2], row = stackalloc int[MaxLength + 2];
        for (var j = 0; j <= word.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= found.Length; i++)
        {
            // Further from the diagonal than the bound lies nothing within it.
            var (from, to) = (Math.Max(i - bound, 1), Math.Min(i + bound, word.Length));
            row[from - 1] = from == 1 ? i : bound + 1;
            row[to + 1] = bound + 1;
            var least = row[from - 1];
            for (var j = from; j <= to; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (Same(found[i - 1], word[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(found[i - 1], word[j - 2]) && Same(found[i - 2], word[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > bound)
            {
                return int.MaxValue;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[word.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
