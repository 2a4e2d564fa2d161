using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>What the build witnesses say about the software, as far as verdicts need it.</summary>
/// <param name="Build">The build in effect.</param>
/// <param name="Exposure">The state of the software.</param>
/// <param name="FixOf">Whether and since when a campaign's entry is closed.</param>
/// <param name="NeverAffected">True when no product line seen on this server has the campaign's holes.</param>
/// <param name="Mitigations">All interim mitigations that are known.</param>
internal sealed record SoftwareState(BuildDecision Build, Exposure Exposure, Func<Campaign, FixState> FixOf, Func<Campaign, bool> NeverAffected, IReadOnlyList<Mitigation> Mitigations)
{
    private const string Unrecognised = "";

    public static SoftwareState Of(JudgementInput input)
    {
        var (build, exposure) = ExposureJudge.Decide(input.Knowledge, input.BuildWitnesses, input.SetupEvents, input.Configurations, input.Mitigations, input.AssessedAt);
        var lines = Lines(input);
        return new SoftwareState(
            build, exposure,
            campaign => FixTimeline.Of(input.Knowledge, campaign.EntryCves, input.BuildWitnesses, input.SetupEvents),
            campaign => lines.Count > 0 && !lines.Contains(Unrecognised) && campaign.EntryCves.Count > 0
                && !LinesOf(input.Knowledge, campaign).Any(affected => affected is null || lines.Overlaps(affected)),
            input.Knowledge.Mitigations);
    }

    /// <summary>All lines that any witness states: Exchange 2019 becomes SE in place, so the build in effect alone does not say what ran before.</summary>
    private static HashSet<string> Lines(JudgementInput input) => input.BuildWitnesses.Select(w => w.Build)
        .Concat(input.SetupEvents.Select(e => e.Build).OfType<ExchangeBuild>()).Distinct()
        .Select(b => input.Knowledge.Identify(b).Line ?? Unrecognised).ToHashSet(StringComparer.Ordinal);

    /// <summary>The lines of each entry hole; null for a hole that the knowledge does not have.</summary>
    private static IEnumerable<IReadOnlyList<string>?> LinesOf(KnowledgeBase knowledge, Campaign campaign)
    {
        foreach (var id in campaign.EntryCves)
        {
            var cve = knowledge.Cves.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal));
            yield return cve is null ? null : [.. cve.Affects, .. cve.ConfigurationAppliesTo];
        }
    }
}
