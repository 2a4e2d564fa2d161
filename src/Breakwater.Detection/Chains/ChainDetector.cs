using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>
/// Joins findings of several logs into what they mean together: order, closeness in time and shared traits turn an attempt and a
/// consequence into a success. It works on findings, so its time and memory are bounded by what is kept of them.
/// </summary>
public static class ChainDetector
{
    /// <summary>One chain and campaign never yields more: the first ones tell when and how far.</summary>
    private const int MostPerChain = 40;

    /// <summary>What a fix, a mitigation or a missing login answers, 0 where a rule cut the connection: nothing follows from such a request. 500 is not among them, code may have run before it.</summary>
    private static readonly int[] Refusals = [0, 301, 302, 400, 401, 403, 404, 405, 444, 503];

    /// <param name="chains">What to look for.</param>
    /// <param name="findings">All findings in finding order.</param>
    public static IReadOnlyList<ChainMatch> Find(IReadOnlyList<Chain> chains, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(chains);
        ArgumentNullException.ThrowIfNull(findings);
        List<FindingTraits> traits = [.. findings.Where(f => f is { Rung: not null, Outcome: > Outcome.Probe }).Select(FindingTraits.Of)];
        return
        [
            .. from chain in chains
               from campaign in chain.Campaigns.Count == 0 ? [null] : chain.Campaigns.Cast<string?>()
               from match in Matches(chain, campaign, traits)
               select match,
        ];
    }

    private static IEnumerable<ChainMatch> Matches(Chain chain, string? campaign, List<FindingTraits> findings) =>
        Variants(chain.Steps)
            .SelectMany(steps => Ends(steps, campaign, findings))
            .DistinctBy(end => (end.Finding.Finding.Rung, end.Actor, MailboxOf(end.Finding.Finding)))
            .OrderBy(end => end.Finding.Time).ThenBy(end => end.Finding.Finding.Id, StringComparer.Ordinal)
            .Take(MostPerChain)
            .Select(end => new ChainMatch(chain, campaign, end.Events()));

    /// <summary>Whose mail was taken is told of each mailbox; of anything else one sequence says enough.</summary>
    private static string? MailboxOf(Finding finding) => finding.Rung == Rung.MailTaken ? finding.Subject.Mailbox?.ToLowerInvariant() : null;

    /// <summary>The fullest sequence first: what more steps show is told with them.</summary>
    private static IEnumerable<IReadOnlyList<ChainStep>> Variants(IReadOnlyList<ChainStep> steps)
    {
        yield return steps;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].IsOptional)
            {
                yield return [.. steps.Where((_, at) => at != i)];
            }
        }

        if (steps.Count(s => s.IsOptional) > 1)
        {
            yield return [.. steps.Where(s => !s.IsOptional)];
        }
    }

    /// <summary>Goes forward step by step; each finding keeps the nearest one of the step before that it is tied to.</summary>
    private static List<ChainLink> Ends(IReadOnlyList<ChainStep> steps, string? campaign, List<FindingTraits> findings)
    {
        List<ChainLink> reached = [.. findings.Where(f => Fits(steps[0], campaign, f)).Select(f => new ChainLink(f, null))];
        foreach (var step in steps.Skip(1))
        {
            if (reached.Count == 0)
            {
                return [];
            }

            var before = new ChainIndex(reached, step);
            reached = [.. findings.Where(f => f.Time is not null && Fits(step, campaign, f)).Select(f => before.TiedTo(f) is { } link ? new ChainLink(f, link) : null).OfType<ChainLink>()];
        }

        return reached;
    }

    private static bool Fits(ChainStep step, string? campaign, FindingTraits traits)
    {
        var finding = traits.Finding;
        return IsOf(step, campaign, finding.Campaign)
            && finding.Confidence >= step.Minimum
            && !(finding.Outcome == Outcome.Attempt && finding.Subject.Status is { } status && Refusals.Contains(status))
            && (step.Rules.Count == 0 || step.Rules.Contains(finding.Rule))
            && (step.Rungs.Count == 0 || step.Rungs.Contains(finding.Rung!.Value))
            && (step.Outcomes.Count == 0 || step.Outcomes.Contains(finding.Outcome!.Value))
            && (step.Sources.Count == 0 || step.Sources.Any(s => s.EndsWith('/') ? finding.SourceId.StartsWith(s, StringComparison.Ordinal) : finding.SourceId == s))
            && (step.Pool is null || WorkerPool.Of(finding) is not { } pool || pool.StartsWith(step.Pool, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOf(ChainStep step, string? campaign, string? own) => step switch
    {
        { OfCampaign: true } => own == campaign,
        { Campaigns: [] } => own is null,
        _ => own is not null && step.Campaigns.Contains(own),
    };
}
