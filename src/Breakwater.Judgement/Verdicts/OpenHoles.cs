using Breakwater.Judgement.Windows;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>
/// Gives what a detector found to the campaign that leaves such traces, where its hole was open on this server. Where it never was, the trace stays with the abuse that needs no hole.
/// </summary>
internal static class OpenHoles
{
    public static List<Finding> Claim(IReadOnlyList<Finding> findings, IReadOnlyList<Campaign> campaigns, IReadOnlyDictionary<string, WindowDecision> windows)
    {
        var claims = campaigns.Where(c => c.Access is null && windows[c.Id].Window is not null).SelectMany(c => c.Detectors.Select(d => (Detector: d, c.Id)))
            .GroupBy(c => c.Detector, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        return [.. findings.Select(f => claims.TryGetValue(f.Rule, out var campaign) ? f with { Campaign = campaign } : f)];
    }
}
