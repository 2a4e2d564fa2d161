using Breakwater.Judgement.Windows;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>
/// Gives what a detector or rule found to the campaign that leaves such traces, where its hole was open on this server and the hole was not by which the trace was explained so far.
/// </summary>
internal static class OpenHoles
{
    public static List<Finding> Claim(IReadOnlyList<Finding> findings, IReadOnlyList<Campaign> campaigns, IReadOnlyDictionary<string, WindowDecision> windows)
    {
        var open = campaigns.Where(c => c.Access is null && windows[c.Id].Window is not null).ToList();
        var claims = open.SelectMany(c => c.Detectors.Select(d => (Detector: d, c.Id))).GroupBy(c => c.Detector, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var explained = open.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. findings.Select(f => claims.TryGetValue(f.Rule, out var campaign) && !(f.Campaign is { } own && explained.Contains(own)) ? f with { Campaign = campaign } : f)];
    }
}
