namespace Breakwater.Sigma;

/// <summary>Finds the valid word that a misspelt one most likely meant.</summary>
public static class NearestWord
{
    // Nobody means a word by 64 wrong characters, and the table below is quadratic.
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
            var distance = Distance(found, word);
            if (distance < best)
            {
                (nearest, best) = (word, distance);
            }
        }

        return nearest;
    }

    /// <summary>Short words lie close together by chance: 'data' is not 'date', 'note' not 'name'.</summary>
    private static int Allowed(string word) => Math.Min(word.Length < 6 ? 1 : 2, word.Length - 1);

    /// <summary>Optimal string alignment, ignoring case: a swap of neighbours is one error.</summary>
    internal static int Distance(string found, string word)
    {
        if (found.Length > MaxLength || word.Length > MaxLength)
        {
            return int.MaxValue;
        }

        var rows = new int[found.Length + 1, word.Length + 1];
        for (var i = 0; i <= found.Length; i++)
        {
            for (var j = 0; j <= word.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, found, word, i, j);
            }
        }

        return rows[found.Length, word.Length];
    }

    private static int Step(int[,] rows, string found, string word, int i, int j)
    {
        var substitution = Same(found[i - 1], word[j - 1]) ? 0 : 1;
        var step = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + substitution);
        return i > 1 && j > 1 && Same(found[i - 1], word[j - 2]) && Same(found[i - 2], word[j - 1])
            ? Math.Min(step, rows[i - 2, j - 2] + 1)
            : step;
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
