using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>The chains against the campaigns and the catalogue of sources.</summary>
internal static class ChainChecks
{
    public static void Run(Facts facts, ProblemList problems)
    {
        var campaigns = facts.Campaigns.Select(c => c.Value.Id).ToHashSet(StringComparer.Ordinal);
        var sources = SourceCatalogue.All.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var chain in facts.Chains)
        {
            foreach (var message in Each(chain.Value, campaigns, sources))
            {
                problems.Add(chain.Place, message);
            }
        }
    }

    private static IEnumerable<(string, string)> Each(Chain chain, HashSet<string> campaigns, HashSet<string> sources)
    {
        foreach (var campaign in chain.Campaigns.Concat(chain.Steps.SelectMany(s => s.Campaigns)).Where(c => !campaigns.Contains(c)).Distinct())
        {
            yield return Messages.Unknown(chain.Id, "campaign", campaign);
        }

        if (chain.Steps.Count < 2 || chain.Steps[0].IsOptional || chain.Steps[^1].IsOptional || chain.Steps.Skip(1).Any(s => s.Within == TimeSpan.Zero))
        {
            yield return Messages.BrokenChain();
        }

        if (chain.Campaigns.Count == 0 && chain.Steps.Any(s => s.OfCampaign))
        {
            yield return Messages.Missing("campaigns");
        }

        foreach (var source in chain.Steps.SelectMany(s => s.Sources)
            .Where(s => !s.EndsWith('/') && !sources.Contains(s) && !s.StartsWith(SourceCatalogue.EventLogPrefix, StringComparison.Ordinal)).Distinct())
        {
            yield return Messages.Unknown(chain.Id, "source", source);
        }
    }
}
