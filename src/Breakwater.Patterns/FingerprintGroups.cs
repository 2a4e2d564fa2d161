namespace Breakwater.Patterns;

/// <summary>Cuts a sorted list of fingerprints into eight groups so that together they let through as little of a log as they can.</summary>
internal static class FingerprintGroups
{
    private const int Groups = 8;

    // Grouping a long list well costs more than it saves: its groups let through too much however they are cut.
    private const int MostCutWell = 200;

    /// <returns>The group of each.</returns>
    public static int[] Of(IReadOnlyList<byte[]> sorted)
    {
        if (sorted.Count <= Groups)
        {
            return [.. Enumerable.Range(0, sorted.Count)];
        }

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

    /// <summary>For each first and last of a group the share of all places where it lets something through.</summary>
    private static double[,] Passing(IReadOnlyList<byte[]> sorted)
    {
        var passing = new double[sorted.Count, sorted.Count];
        var group = new FingerprintGroup();
        for (var first = 0; first < sorted.Count; first++)
        {
            group.Clear();
            for (var last = first; last < sorted.Count; last++)
            {
                group.Add(sorted[last]);
                passing[first, last] = group.Share;
            }
        }

        return passing;
    }
}
