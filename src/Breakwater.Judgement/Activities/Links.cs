using Breakwater.Judgement.Removals;
using Breakwater.Model;

namespace Breakwater.Judgement.Activities;

/// <summary>
/// What ties two findings to one intruder. Each tie needs two traits, of which time can be one: an address alone never ties,
/// since scanners, victims' gateways and several intruders share addresses. Behind a gateway that gives everybody its own, successes within minutes count as one
/// intruder's, unless each tool found its own way in: the number of activities is a lower bound.
/// </summary>
internal static class Links
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Ever = TimeSpan.MaxValue;

    private static readonly string Antivirus = SourceCatalogue.EventLog("Microsoft-Windows-Windows Defender/Operational");

    public static void Tie(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        By(findings, forest, Ever, t => t.Finding.Subject.RequestId);
        By(findings, forest, Ever, t => Key(t.Script, t.Tool));
        By(findings, forest, Ever, t => t.AddressTells ? Key(t.Script, t.Address) : null);
        By(findings, forest, Day, t => t.Script);
        By(findings, forest, Week, t => t.AddressTells ? Key(t.Address, t.Tool) : null);
        By(findings, forest, Hour, t => t.AddressTells ? t.Address : null);
        By(findings, forest, Hour, t => t.AddressTells ? null : Key(t.Address, t.Tool));
        By(findings, forest, Seconds, t => t.Account);
        By(findings, forest, Day, t => Key(t.Tool, t.Target));
        By(findings, forest, Day, t => Key(t.Tool, t.Parameters));
        ByTool(findings, forest);
        ByEvents(findings, forest);
        ByGateway(findings, forest);
        ByFile(findings, forest);
        ByWriting(findings, forest);
        ByNeighbour(findings, forest);
        ByCourtOrder(findings, forest);
        ByConsequence(findings, forest);
    }

    private static string? Key(string? one, string? other) => one is null || other is null ? null : one + "\n" + other;

    /// <summary>Ties neighbours in time that share the key and are no further apart than the limit.</summary>
    private static void By(IReadOnlyList<FindingTraits> findings, Forest forest, TimeSpan limit, Func<FindingTraits, string?> key)
    {
        var last = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Time is not { } time || key(findings[i]) is not { } word)
            {
                continue;
            }

            if (last.TryGetValue(word, out var before) && time - findings[before].Time!.Value <= limit)
            {
                forest.Join(before, i);
            }

            last[word] = i;
        }
    }

    /// <summary>
    /// An intruder breaks in with one tool and uses the page with another; whoever came after him with a tool of his own broke in again.
    /// </summary>
    private static void ByGateway(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var brokeIn = Enumerable.Range(0, findings.Count).Where(i => findings[i] is { Tool: not null, Finding: { Outcome: Outcome.Success, Rung: Rung.Exploited or Rung.Privilege } }).Select(forest.Root).ToHashSet();
        var last = new Dictionary<(string Address, bool BrokeIn), int>();
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is not { AddressTells: false, Address: { } address, Time: { } time, Finding.Rung: Rung.WroteFile or Rung.ShellUsed or Rung.Privilege })
            {
                continue;
            }

            var before = new[] { (address, true), (address, false) }.Where(last.ContainsKey).Select(k => last[k])
                .Where(b => time - findings[b].Time!.Value <= Minutes && !(brokeIn.Contains(forest.Root(b)) && brokeIn.Contains(forest.Root(i)))).DefaultIfEmpty(-1).Max();
            if (before >= 0)
            {
                var hasWayIn = brokeIn.Contains(forest.Root(before)) || brokeIn.Contains(forest.Root(i));
                forest.Join(before, i);
                if (hasWayIn)
                {
                    brokeIn.Add(forest.Root(i));
                }
            }

            last[(address, brokeIn.Contains(forest.Root(i)))] = i;
        }
    }

    /// <summary>Back-end rows name the tool but the server's own address: they go with rows of the same tool in the same minutes.</summary>
    private static void ByTool(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        By(findings, forest, Minutes, t => t.AddressTells ? null : t.Tool);
        foreach (var inOrder in new[] { Enumerable.Range(0, findings.Count), Enumerable.Range(0, findings.Count).Reverse() })
        {
            var known = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var i in inOrder.Where(i => findings[i] is { Tool: not null, Time: not null }))
            {
                if (findings[i].AddressTells)
                {
                    known[findings[i].Tool!] = i;
                }
                else if (known.TryGetValue(findings[i].Tool!, out var other)
                    && findings[i].Address is null && (findings[i].Time!.Value - findings[other].Time!.Value).Duration() <= Minutes)
                {
                    forest.Join(i, other);
                }
            }
        }
    }

    /// <summary>A chain or correlation is one doing by construction.</summary>
    private static void ByEvents(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < findings.Count; i++)
        {
            byId.TryAdd(findings[i].Finding.Id, i);
        }

        for (var i = 0; i < findings.Count; i++)
        {
            foreach (var part in findings[i].Finding.Events ?? [])
            {
                if (byId.TryGetValue(part, out var index))
                {
                    forest.Join(i, index);
                }
            }
        }
    }

    /// <summary>
    /// A file without a time goes to the first who used it; tying it to all would merge intruders who share a shell. So does what others did to the file afterwards:
    /// a virus scanner or a person who removes a shell is no intruder, however late they come.
    /// </summary>
    private static void ByFile(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Script is { } script && !first.TryAdd(script, i) && (findings[i].Time is null || IsAftermath(findings[i].Finding)))
            {
                forest.Join(first[script], i);
            }
        }
    }

    /// <summary>A file that says itself when it was made goes with what wrote a file nearest to it in that minute, which logs often name by nothing else.</summary>
    private static void ByWriting(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var writings = Enumerable.Range(0, findings.Count).Where(i => findings[i] is { Time: not null, Finding: { Rung: Rung.WroteFile, Outcome: Outcome.Success } }).ToList();
        foreach (var file in Enumerable.Range(0, findings.Count).Where(i => findings[i] is { Time: not null, Finding: { Rung: Rung.WroteFile, SourceId: SourceCatalogue.WebFiles } }))
        {
            if (writings.Count > 0 && writings.MinBy(Distance) is var nearest && Distance(nearest) <= Seconds)
            {
                forest.Join(nearest, file);
            }

            TimeSpan Distance(int writing) => (findings[writing].Time!.Value - findings[file].Time!.Value).Duration();
        }
    }

    /// <summary>
    /// In the days of the court order the last call of a shell that was used before may be the authorities' that removed it: from an address that did nothing else, it shows no second intruder.
    /// </summary>
    private static void ByCourtOrder(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var calls = findings.Select(t => t.Address).OfType<string>().CountBy(a => a, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var uses in Enumerable.Range(0, findings.Count).Where(i => findings[i] is { Script: not null, Time: not null, Finding.Rung: Rung.ShellUsed }).GroupBy(i => findings[i].Script!, StringComparer.Ordinal))
        {
            var (first, last) = (uses.First(), uses.Last());
            if (findings[first].Time < CourtOrder.Start && findings[last].Time >= CourtOrder.Start && findings[last].Time < CourtOrder.End
                && findings[last].Address is { } address && calls[address] == 1)
            {
                forest.Join(first, last);
            }
        }
    }

    /// <summary>
    /// What happened on the server itself within a day after its break-in, and names neither client nor tool (a service, a program, a note of blackmail), shows no second intruder
    /// where only one was at work in that day.
    /// </summary>
    private static void ByConsequence(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var timed = Enumerable.Range(0, findings.Count).Where(i => findings[i].Time is not null).ToList();
        var known = findings.Select((t, i) => (t, i)).Where(f => f.t.HasIdentity).Select(f => forest.Root(f.i)).ToHashSet();
        var causes = timed.Where(i => findings[i].Finding is { Outcome: >= Outcome.Success, Rung: >= Rung.WroteFile } && known.Contains(forest.Root(i))).Select(i => (Index: i, Root: forest.Root(i))).ToList();
        var atWork = new Dictionary<int, int>();
        var (next, oldest) = (0, 0);
        foreach (var i in timed.Where(i => findings[i].Finding is { Outcome: >= Outcome.Success, Rung: >= Rung.ShellUsed } && !known.Contains(forest.Root(i))).ToList())
        {
            for (; next < causes.Count && findings[causes[next].Index].Time <= findings[i].Time; next++)
            {
                atWork[causes[next].Root] = causes[next].Index;
            }

            for (; oldest < next && findings[i].Time - findings[causes[oldest].Index].Time > Day; oldest++)
            {
                if (atWork.GetValueOrDefault(causes[oldest].Root) == causes[oldest].Index)
                {
                    atWork.Remove(causes[oldest].Root);
                }
            }

            if (atWork.Count == 1)
            {
                forest.Join(atWork.Values.Single(), i);
            }
        }
    }

    private static bool IsAftermath(Finding finding) => finding.SourceId == Antivirus || finding.Subject.RemovedBy is not null;

    /// <summary>Rows that name neither client nor tool (ECP server, OAB generator, cmdlets) go to the nearest row that does.</summary>
    private static void ByNeighbour(IReadOnlyList<FindingTraits> findings, Forest forest)
    {
        var timed = Enumerable.Range(0, findings.Count).Where(i => findings[i].Time is not null).ToList();
        var before = NearestWithIdentity(findings, timed);
        var after = NearestWithIdentity(findings, [.. Enumerable.Reverse(timed)]);
        for (var place = 0; place < timed.Count; place++)
        {
            var finding = findings[timed[place]];
            if (finding.HasIdentity)
            {
                continue;
            }

            var nearest = (before[timed[place]], after[timed[place]]) switch
            {
                ({ } b, { } a) => Distance(b, finding) <= Distance(a, finding) ? b : a,
                var (b, a) => b ?? a,
            };
            if (nearest is { } index && Distance(index, finding) <= Minutes)
            {
                forest.Join(index, timed[place]);
            }
            else if (place > 0 && !findings[timed[place - 1]].HasIdentity && Distance(timed[place - 1], finding) <= Hour)
            {
                forest.Join(timed[place - 1], timed[place]);
            }
        }

        TimeSpan Distance(int index, FindingTraits other) => (findings[index].Time!.Value - other.Time!.Value).Duration();
    }

    private static Dictionary<int, int?> NearestWithIdentity(IReadOnlyList<FindingTraits> findings, List<int> inOrder)
    {
        var nearest = new Dictionary<int, int?>();
        int? last = null;
        foreach (var index in inOrder)
        {
            nearest[index] = last;
            last = findings[index].HasIdentity ? index : last;
        }

        return nearest;
    }
}
