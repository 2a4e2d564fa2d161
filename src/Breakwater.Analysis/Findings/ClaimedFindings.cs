using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Analysis.Findings;

/// <summary>Gives findings of detectors, which know no campaign, to the doing without a hole whose file claims the detector; what holes explain, judgement decides.</summary>
internal static class ClaimedFindings
{
    public static IEnumerable<Finding> Of(IEnumerable<Finding> findings, IReadOnlyList<Campaign> campaigns)
    {
        var claimed = campaigns.Where(c => c.Access is not null).SelectMany(c => c.Detectors.Select(d => (Detector: d, c.Id))).GroupBy(c => c.Detector, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        return findings.Select(f => f.Campaign is null && claimed.TryGetValue(f.Rule, out var campaign) ? f with { Campaign = campaign } : f);
    }
}
