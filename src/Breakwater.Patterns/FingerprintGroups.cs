namespace Breakwater.Patterns;

/// <summary>Cuts a sorted list of fingerprints into eight groups so that together they let through as little of a log as they can.</summary>
internal static class FingerprintGroups
{
    private const int Groups = 8;

    // Grouping a long list well costs more than it saves: its groups let through too much however they are cut.
    private const int MostCutWell = 200;

    // How often a high half stands in logs: digits and punctuation, capitals, small letters. The upper eight are no ASCII.
    private static readonly double[] High = [0.01, 0, 0.2, 0.3, 0.05, 0.03, 0.26, 0.15];

    /// <summary>The sum for each set of them.</summary>
    private static readonly double[] Often = [.. Enumerable.Range(0, 256).Select(set => High.Where((_, n) => (set >> n & 1) != 0).Sum())];

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
                least[groups, end] = double.MaxValue;
                for (var start = 0; start < end; start++)
                {
                    var share = least[groups - 1, start] + passing[start, end - 1];
                    if (share < least[groups, end])
                    {
                        (least[groups, end], cut[groups, end]) = (share, start);
                    }
                }
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
        var halves = sorted.Select(f => Enumerable.Range(0, FingerprintTable.Length).Select(i => HalvesAt(f, i)).ToArray()).ToArray();
        var passing = new double[sorted.Count, sorted.Count];
        Span<(int Low, int High)> joined = stackalloc (int, int)[FingerprintTable.Length];
        for (var first = 0; first < sorted.Count; first++)
        {
            joined.Clear();
            for (var last = first; last < sorted.Count; last++)
            {
                var share = 1.0;
                for (var i = 0; i < FingerprintTable.Length; i++)
                {
                    joined[i] = (joined[i].Low | halves[last][i].Low, joined[i].High | halves[last][i].High);
                    share *= int.PopCount(joined[i].Low) / 16.0 * Often[joined[i].High & 0xFF];
                }

                passing[first, last] = share;
            }
        }

        return passing;
    }

    /// <summary>The half bytes that a byte of a fingerprint may have, a bit each.</summary>
    private static (int Low, int High) HalvesAt(byte[] fingerprint, int at)
    {
        if (at >= fingerprint.Length)
        {
            return (0xFFFF, 0xFFFF);
        }

        var (lower, upper) = (fingerprint[at], LogBytes.Upper(fingerprint[at]));
        return (1 << (lower & 15) | 1 << (upper & 15), 1 << (lower >> 4) | 1 << (upper >> 4));
    }
}
