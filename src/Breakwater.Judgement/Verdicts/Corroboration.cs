using Breakwater.Judgement.Activities;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>
/// A read through the forged route is certain only with its action (design section 5, Fixed points): the proxy's row shows the
/// route, the EWS log shows the reading. Each is of medium confidence alone; one client in both within a minute is of high.
/// </summary>
internal static class Corroboration
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>Takes findings in finding order and keeps it; returns the ids whose confidence was raised.</summary>
    public static (IReadOnlyList<Finding> Findings, IReadOnlySet<string> Raised) Apply(IReadOnlyList<Finding> findings)
    {
        var reads = findings.Where(IsTaking).Select(Traits.Of).Where(t => t.Tool is not null).ToList();
        var raised = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in reads.GroupBy(t => (t.Finding.Campaign, t.Tool)))
        {
            var routes = group.Where(t => t.Finding.SourceId.StartsWith(SourceCatalogue.HttpProxyPrefix, StringComparison.Ordinal)).ToList();
            var actions = group.Where(t => t.Finding.SourceId == SourceCatalogue.Ews).ToList();
            raised.UnionWith(Near(routes, actions).Concat(Near(actions, routes)));
        }

        return raised.Count == 0 ? (findings, raised) : ([.. findings.Select(f => raised.Contains(f.Id) ? f with { Confidence = Confidence.High } : f)], raised);
    }

    private static bool IsTaking(Finding finding) =>
        finding is { Campaign: not null, Rung: Rung.MailTaken, Outcome: Outcome.Success, Confidence: >= Confidence.Medium, Time: not null };

    /// <summary>Ids of those that have a partner in time; both lists are ascending.</summary>
    private static IEnumerable<string> Near(List<Traits> ones, List<Traits> others)
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
