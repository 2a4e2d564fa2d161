using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>The interim mitigations that concern an open hole, as far as they were verified.</summary>
internal static class OpenMitigations
{
    public static IReadOnlyList<MitigationStatus> Of(IReadOnlyList<Mitigation> mitigations, Exposure exposure, IReadOnlyList<MitigationStatus> verified)
    {
        var open = exposure.Cves.Where(IsOpen).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. mitigations.Where(m => open.Overlaps(m.Cves)).OrderBy(m => m.Id, StringComparer.Ordinal)
                .Select(m => verified.FirstOrDefault(v => v.Id == m.Id) ?? new MitigationStatus(m.Id, MitigationState.Unknown, "not examined in this assessment", m.Caveat)),
        ];
    }

    /// <summary>The CVEs that an effective mitigation shields: shielded is not fixed, and it never touches a verdict.</summary>
    public static IReadOnlySet<string> Shielded(IReadOnlyList<Mitigation> mitigations, IReadOnlyList<MitigationStatus> verified)
    {
        var effective = verified.Where(v => v.State == MitigationState.Effective).Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        return mitigations.Where(m => m.Shields && effective.Contains(m.Id)).SelectMany(m => m.Cves).ToHashSet(StringComparer.Ordinal);
    }

    public static bool IsOpen(CveAssessment cve) => cve.State is CveState.Vulnerable or CveState.VulnerableNoPackage;
}
