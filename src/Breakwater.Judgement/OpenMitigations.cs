using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>The interim mitigations that concern an open hole. Nothing here examines them yet, so each is unknown.</summary>
internal static class OpenMitigations
{
    public static IReadOnlyList<MitigationStatus> Of(IReadOnlyList<Mitigation> mitigations, Exposure exposure)
    {
        var open = exposure.Cves.Where(IsOpen).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. mitigations.Where(m => open.Overlaps(m.Cves)).OrderBy(m => m.Id, StringComparer.Ordinal)
                .Select(m => new MitigationStatus(m.Id, MitigationState.Unknown, "not examined in this assessment", m.Caveat)),
        ];
    }

    public static bool IsOpen(CveAssessment cve) => cve.State is CveState.Vulnerable or CveState.VulnerableNoPackage;
}
