using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>Two event logs that write down one act (Sysmon and the audit of processes or shares) make one finding of it.</summary>
public static class SameActs
{
    /// <summary>Field of the finding that is kept: where else the act stands.</summary>
    public const string AlsoIn = "also in";

    private static readonly TimeSpan Together = TimeSpan.FromSeconds(2);

    /// <summary>Keeps of each act the finding that says most, in the order given.</summary>
    public static IReadOnlyList<Finding> Join(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var dropped = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var act in findings.Where(f => f is { Time: not null, Rung: not null } && f.SourceId.StartsWith(SourceCatalogue.EventLogPrefix, StringComparison.Ordinal))
            .Select(f => (Finding: f, What: WhatOf(f))).Where(a => a.What is not null).GroupBy(a => (a.Finding.Rung, a.Finding.Campaign, a.What), a => a.Finding))
        {
            var members = act.ToList();
            for (var i = 1; i < members.Count; i++)
            {
                if (Twin(members, i, dropped) is { } twin)
                {
                    var (kept, left) = members[i].Confidence > twin.Confidence ? (members[i], twin) : (twin, members[i]);
                    dropped[left.Id] = kept;
                }
            }
        }

        var places = dropped.GroupBy(d => d.Value.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(d => d.Key).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var byId = findings.Where(f => dropped.ContainsKey(f.Id)).DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
        return [.. findings.Where(f => !dropped.ContainsKey(f.Id)).Select(f => places.TryGetValue(f.Id, out var others) ? With(f, others.Order(StringComparer.Ordinal).Select(o => byId[o])) : f)];
    }

    /// <summary>The nearest earlier record of the same act in another log that has no twin yet.</summary>
    private static Finding? Twin(List<Finding> members, int at, Dictionary<string, Finding> dropped)
    {
        for (var i = at - 1; i >= 0 && members[at].Time!.Value.Utc - members[i].Time!.Value.Utc <= Together; i--)
        {
            if (members[i].SourceId != members[at].SourceId && !dropped.ContainsKey(members[i].Id))
            {
                return members[i];
            }
        }

        return null;
    }

    /// <summary>The program with its command line, or the script that was written; null where the record names neither.</summary>
    private static string? WhatOf(Finding finding)
    {
        var image = finding.Fields.GetValueOrDefault("Image") ?? finding.Fields.GetValueOrDefault("NewProcessName");
        return image is not null && finding.Fields.GetValueOrDefault("CommandLine") is { } line ? $"{image}\n{line}".ToLowerInvariant() : FindingTraits.Of(finding).Script;
    }

    private static Finding With(Finding finding, IEnumerable<Finding> others)
    {
        var fields = new SortedDictionary<string, string>(finding.Fields.ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal)
        {
            [AlsoIn] = string.Join(", ", others.Select(o => $"{o.Source.Artefact} record {o.Source.Record}")),
        };
        return finding with { Fields = fields };
    }
}
