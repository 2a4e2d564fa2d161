namespace Breakwater.Mitigation.Editing;

/// <summary>The smallest edits that turn one text into another (Myers), token by token; refuses when the two have drifted too far apart.</summary>
internal static class TextDifference
{
    /// <summary>More edits than any sequence of mitigations and administrators leaves between two runs; keeps time and memory bounded.</summary>
    private const int MostEdits = 6000;

    /// <summary>Replacements in ascending order: a range of the old text and what stands there in the new one; null when there are too many.</summary>
    public static IReadOnlyList<TextEdit>? Of(string old, string @new)
    {
        var (a, b) = (TextTokens.Of(old), TextTokens.Of(@new));
        var head = 0;
        while (head < a.Count && head < b.Count && Same(old, a[head], @new, b[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && Same(old, a[^(tail + 1)], @new, b[^(tail + 1)]))
        {
            tail++;
        }

        var pairs = Matches(old, a, head, a.Count - tail, @new, b, head, b.Count - tail);
        return pairs is null ? null : Edits(old, a, @new, b, head, tail, pairs);
    }

    private static bool Same(string x, (int Start, int Length) s, string y, (int Start, int Length) t) => s.Length == t.Length && string.CompareOrdinal(x, s.Start, y, t.Start, s.Length) == 0;

    /// <summary>Pairs of equal tokens on a shortest path.</summary>
    private static List<(int A, int B)>? Matches(string old, List<(int, int)> a, int aFrom, int aTo, string @new, List<(int, int)> b, int bFrom, int bTo)
    {
        var (n, m) = (aTo - aFrom, bTo - bFrom);
        var limit = Math.Min(n + m, MostEdits);
        var furthest = new int[(2 * limit) + 3];
        List<int[]> trace = [];
        for (var d = 0; d <= limit; d++)
        {
            trace.Add(furthest[(limit + 1 - d - 1)..(limit + 1 + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[limit + k] < furthest[limit + 2 + k]) ? furthest[limit + 2 + k] : furthest[limit + k] + 1;
                while (x < n && x - k < m && Same(old, a[aFrom + x], @new, b[bFrom + x - k]))
                {
                    x++;
                }

                furthest[limit + 1 + k] = x;
                if (x >= n && x - k >= m)
                {
                    return Path(trace, n, m, aFrom, bFrom);
                }
            }
        }

        return null;
    }

    private static List<(int A, int B)> Path(List<int[]> trace, int n, int m, int aFrom, int bFrom)
    {
        List<(int, int)> pairs = [];
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            // Each row holds the diagonals -d-1 to d+1.
            var row = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && row[k - 1 + d + 1] < row[k + 1 + d + 1]);
            var before = d == 0 ? 0 : down ? row[k + 1 + d + 1] : row[k - 1 + d + 1];
            var beforeK = d == 0 ? 0 : down ? k + 1 : k - 1;
            while (x > (d == 0 ? 0 : down ? before : before + 1) && y > 0)
            {
                pairs.Add((aFrom + --x, bFrom + --y));
            }

            (x, y) = (before, before - beforeK);
        }

        pairs.Reverse();
        return pairs;
    }

    private static List<TextEdit> Edits(string old, List<(int Start, int Length)> a, string @new, List<(int Start, int Length)> b, int head, int tail, List<(int A, int B)> pairs)
    {
        List<TextEdit> edits = [];
        var (i, j) = (head, head);
        foreach (var (x, y) in pairs.Append((a.Count - tail, b.Count - tail)))
        {
            if (x > i || y > j)
            {
                var (from, to) = (At(a, i, old), At(a, x, old));
                edits.Add(new TextEdit(from, to - from, @new[At(b, j, @new)..At(b, y, @new)]));
            }

            (i, j) = (x + 1, y + 1);
        }

        return edits;
    }

    private static int At(List<(int Start, int Length)> tokens, int index, string text) => index < tokens.Count ? tokens[index].Start : text.Length;
}
