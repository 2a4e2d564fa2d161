using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>The campaigns against the CVEs and the catalogue of sources.</summary>
internal static class CampaignChecks
{
    public static void Run(Facts facts, ProblemList problems)
    {
        var cves = facts.Cves.Select(c => c.Value.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var campaign in facts.Campaigns)
        {
            foreach (var message in Each(campaign.Value, cves))
            {
                problems.Add(campaign.Place, message);
            }
        }
    }

    private static IEnumerable<(string, string)> Each(Campaign campaign, HashSet<string> cves)
    {
        foreach (var cve in campaign.Cves.Where(c => !cves.Contains(c)))
        {
            yield return Messages.Unknown(campaign.Id, "CVE", cve);
        }

        foreach (var cve in campaign.EntryCves.Where(c => !campaign.Cves.Contains(c, StringComparer.Ordinal)))
        {
            yield return Messages.EntryNotInChain(cve);
        }

        if (campaign.EntryCves.Count == 0 != campaign.Access is not null)
        {
            yield return Messages.AccessWhy();
        }

        foreach (var (key, list) in new[] { ("successes", campaign.Successes), ("lookAlikes", campaign.LookAlikes) })
        {
            if (list.Count == 0)
            {
                yield return Messages.Missing(key);
            }
        }

        if (campaign.Sources.Count == 0)
        {
            yield return Messages.Missing("sources");
        }

        if (!campaign.Stages.Any(s => s.IsEntry))
        {
            yield return Messages.NoEntry();
        }

        if (campaign.LeavesTraces != campaign.Traceless is null)
        {
            yield return Messages.TracelessWhy();
        }

        foreach (var message in Stages(campaign))
        {
            yield return message;
        }
    }

    private static IEnumerable<(string, string)> Stages(Campaign campaign)
    {
        foreach (var same in campaign.Stages.GroupBy(s => s.Id).Where(g => g.Count() > 1))
        {
            yield return Messages.Twice("stage", same.Key);
        }

        foreach (var stage in campaign.Stages.Where(s => campaign is { LeavesTraces: true, Access: null } && s.IsEntry && s.DecisiveSources.Count == 0))
        {
            yield return Messages.NotDecidable(stage.Id);
        }

        foreach (var stage in campaign.Stages.Where(s => s.DecisiveSources.Any(SourceCatalogue.IsIisLog) != (s.IisColumns.Count > 0)))
        {
            yield return Messages.ColumnsWhy(stage.Id);
        }

        var known = SourceCatalogue.All.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var source in campaign.Stages.SelectMany(s => s.DecisiveSources)
            .Where(s => !known.Contains(s) && !s.StartsWith(SourceCatalogue.EventLogPrefix, StringComparison.Ordinal)).Distinct())
        {
            yield return Messages.Unknown(campaign.Id, "source", source);
        }
    }
}
