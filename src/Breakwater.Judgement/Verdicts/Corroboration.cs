using Breakwater.Judgement.Mailboxes;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>
/// A read through the forged route is certain only with its action (design section 5, Fixed points): the proxy's row shows the
/// route, the EWS log shows the reading. Each is of medium confidence alone; one client in both within a minute is of high.
/// </summary>
internal static class Corroboration
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>Takes findings in finding order and keeps it.</summary>
    public static Corroborated Apply(IReadOnlyList<Finding> findings)
    {
        var campaigns = CampaignsOfRoutes(findings);
        List<Finding> placed = [.. findings.Select(f => campaigns.TryGetValue(f.Id, out var campaign) ? f with { Campaign = campaign } : f)];
        var (raised, named) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var group in placed.Where(IsEwsSuccess).Select(FindingTraits.Of).Where(t => t.Tool is not null).GroupBy(t => (t.Finding.Campaign, t.Tool)))
        {
            var routes = group.Where(t => IsRoute(t.Finding)).ToList();
            var actions = group.Where(t => IsAction(t.Finding)).ToList();
            var reads = actions.Where(t => t.Finding.Rung == Rung.MailTaken).ToList();
            raised.UnionWith(Near([.. routes.Where(t => t.Finding.Rung == Rung.MailTaken)], reads).Concat(Near(reads, routes)));
            named.UnionWith(Near([.. group.Where(t => t.Finding.Subject.Mailbox is null)], [.. actions.Where(t => t.Finding.Subject.Mailbox is not null)]));
        }

        named.UnionWith(NamedSessions(placed));
        return new Corroborated([.. placed.Select(f => raised.Contains(f.Id) ? f with { Confidence = Confidence.High, Level = f.Level == "low" ? "high" : f.Level } : f)], raised, named);
    }

    /// <summary>The EWS log shows what was done in a mailbox, not by which hole: it belongs to the campaign whose route the same client took just then.</summary>
    private static Dictionary<string, string> CampaignsOfRoutes(IReadOnlyList<Finding> findings)
    {
        var campaigns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tool in findings.Where(IsEwsSuccess).Select(FindingTraits.Of).Where(t => t.Tool is not null).GroupBy(t => t.Tool, StringComparer.Ordinal))
        {
            var routes = tool.Where(t => IsRoute(t.Finding)).GroupBy(t => t.Finding.Campaign!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
            foreach (var actions in tool.Where(t => IsAction(t.Finding)).GroupBy(t => t.Finding.Campaign!, StringComparer.Ordinal))
            {
                List<FindingTraits> members = [.. actions];
                var own = routes.TryGetValue(actions.Key, out var ownRoutes) ? Near(members, ownRoutes).ToHashSet(StringComparer.Ordinal) : [];
                foreach (var (campaign, others) in routes.Where(r => r.Key != actions.Key))
                {
                    foreach (var id in Near(members, others).Where(id => !own.Contains(id)))
                    {
                        campaigns.TryAdd(id, campaign);
                    }
                }
            }
        }

        return campaigns;
    }

    /// <summary>Rows of a remote PowerShell request whose account the PowerShell log names; its client often calls itself differently there.</summary>
    private static IEnumerable<string> NamedSessions(List<Finding> findings) => findings
        .Where(f => f is { Campaign: not null, Rung: Rung.Exploited, Outcome: Outcome.Success, Time: not null } && AccessMethod.IsPowerShell(f))
        .Select(FindingTraits.Of).GroupBy(t => t.Finding.Campaign, StringComparer.Ordinal)
        .SelectMany(g => Near(
            [.. g.Where(t => t.Finding.Subject.Mailbox is null)],
            [.. g.Where(t => t.Finding is { SourceId: SourceCatalogue.RpsHttp, Subject.Mailbox: not null })]));

    /// <summary>What the EWS log shows may be weak by itself, where Exchange's own parts do the same; the route is not.</summary>
    private static bool IsEwsSuccess(Finding finding) =>
        finding is { Campaign: not null, Rung: Rung.MailTaken or Rung.Exploited, Outcome: Outcome.Success, Time: not null } && (finding.Confidence >= Confidence.Medium || IsAction(finding)) && AccessMethod.IsEws(finding);

    private static bool IsAction(Finding finding) => finding.SourceId == SourceCatalogue.Ews;

    private static bool IsRoute(Finding finding) =>
        finding.SourceId == SourceCatalogue.IisFrontEnd || finding.SourceId.StartsWith(SourceCatalogue.HttpProxyPrefix, StringComparison.Ordinal);

    /// <summary>Ids of those that have a partner in time; both lists are ascending.</summary>
    private static IEnumerable<string> Near(List<FindingTraits> ones, List<FindingTraits> others)
    {
        var next = 0;
        foreach (var one in ones)
        {
            while (next < others.Count && others[next].Time < one.Time - Together)
            {
                next++;
            }

            if (next < others.Count && others[next].Time <= one.Time + Together)
            {
                yield return one.Finding.Id;
            }
        }
    }
}
