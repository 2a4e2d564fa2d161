namespace Breakwater.Patterns;

/// <summary>Cuts a sorted list of fingerprints into eight groups so that together they let through as little of a log as they can.</summary>
internal static class FingerprintGroups
{
    private const int Groups = 8;

    // Grouping a long list well costs more than it saves: its groups let through too much however they are cut.
    private const int MostCutWell = 200;

    // How often a high half stands in logs: digits and punctuation, capitals, small letters.
    private static readonly double[] High = [0.01, 0, 0.2, 0.3, 0.05, 0.03, 0.26, 0.15, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <returns>The group of each.</returns>
    public static int[] Of(IReadOnlyList<byte[]> sorted)
    {
        if (sorted.Count > MostCutWell)
        {
            return [.. Enumerable.Range(0, sorted.Count).Select(i => i * Groups / sorted.Count)];
        }

        var passing = Passing(sorted);
        var least = new double[Groups + 1, sorted.Count + 1];
        var cut = new int[Groups + 1, sorted.Count + 1];
        for (var end = 1; end <= sorted.Count; end++)
        {
            least[0, end] = double.MaxValue;
        }

        for (var groups = 1; groups <= Groups; groups++)
        {
            for (var end = 1; end <= sorted.Count; end++)
            {
                (least[groups, end], cut[groups, end]) = Enumerable.Range(0, end).Select(start => (least[groups - 1, start] + passing[start, end - 1], start)).Min();
            }
        }

        var group = new int[sorted.Count];
        for (int groups = Groups, end = sorted.Count; end > 0; end = cut[groups--, end])
        {
            Array.Fill(group, groups - 1, cut[groups, end], end - cut[groups, end]);
        }

        return group;
    }

    /// <summary>For each first and last of a group the share of all places where it lets something through, taking bytes for independent.</summary>
    private static double[,] Passing(IReadOnlyList<byte[]> sorted)
    {
        var passing = new double[sorted.Count, sorted.Count];
        for (var first = 0; first < sorted.Count; first++)
        {
            var low = new int[FingerprintTable.Length];
            var high = new int[FingerprintTable.Length];
            for (var last = first; last < sorted.Count; last++)
            {
                var share = 1.0;
                for (var i = 0; i < FingerprintTable.Length; i++)
                {
                    foreach (var c in i < sorted[last].Length ? [sorted[last][i], LogBytes.Upper(sorted[last][i])] : Enumerable.Range(0, 16).Select(n => (byte)(n * 17)))
                    {
                        low[i] |= 1 << (c & 15);
                        high[i] |= 1 << (c >> 4);
                    }

                    var mask = high[i];
                    share *= int.PopCount(low[i]) / 16.0 * Enumerable.Range(0, 16).Sum(n => (mask >> n & 1) * High[n]);
                }

                passing[first, last] = share;
            }
        }

        return passing;
    }
}
