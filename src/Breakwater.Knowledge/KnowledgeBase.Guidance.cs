using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Products;
using Breakwater.Knowledge.Upgrades;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge;

public sealed partial class KnowledgeBase
{
    // Packages have come every month since June 2026: after five weeks a newer one is nearly certain.
    private const int StaleAfterDays = 35;

    /// <summary>Whether a build is supported on a day; null when its product is unknown.</summary>
    public SupportState? SupportAt(BuildIdentity identity, DateOnly day) => FindProduct(identity.Line) switch
    {
        null => null,
        var product when identity.Standing == BuildStanding.NewerCumulativeUpdate && product.ExtendedEnd is null =>
            new SupportState(true, $"{product.Name} is supported; the cumulative update is newer than this knowledge.", PaidExtendedUpdates: false),
        var product => SupportRule.At(product, identity.Cu, Builds, day),
    };

    /// <summary>The ordered way from a build to safe and then to supported; empty when nothing newer is known.</summary>
    public IReadOnlyList<UpdateStep> UpdatePath(BuildIdentity identity) => UpdatePath(identity, ExamineAll(identity));

    /// <summary>As above, with decisions that the caller already has or settled from evidence.</summary>
    public IReadOnlyList<UpdateStep> UpdatePath(BuildIdentity identity, IReadOnlyList<CveDecision> decisions) => new UpdatePlanner(this, identity, decisions).Plan();

    /// <summary>Ids of the mitigations that shield against a CVE.</summary>
    public IReadOnlyList<string> MitigationsFor(string cveId) =>
        [.. Mitigations.Where(m => m.Shields && m.Cves.Contains(cveId, StringComparer.OrdinalIgnoreCase)).Select(m => m.Id)];

    /// <summary>A warning when the knowledge is too old for a day, else null.</summary>
    public string? StalenessAt(DateOnly day) => day.DayNumber - Identity.AsOf.DayNumber <= StaleAfterDays ? null
        : $"The knowledge is of {Identity.AsOf:yyyy-MM-dd}, {day.DayNumber - Identity.AsOf.DayNumber} days before this assessment: newer updates almost certainly exist, check the vendor's list.";
}
