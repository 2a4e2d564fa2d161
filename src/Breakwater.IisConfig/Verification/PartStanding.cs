using Breakwater.Model;

namespace Breakwater.IisConfig.Verification;

/// <summary>What one part of a mitigation comes to.</summary>
/// <param name="Present">Null when the evidence does not show whether it is there.</param>
/// <param name="Outdated">Why the form that is there was replaced; null when it is the current one.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record PartStanding(bool? Present, string? Outdated, IReadOnlyList<MitigationCheck> Checks)
{
    public MitigationState State => Present is null ? MitigationState.Unknown
        : Present == false ? MitigationState.Absent
        : Checks.Any(c => c.Passed == false) ? MitigationState.PresentNotEffective
        : Outdated is not null ? MitigationState.Outdated
        : Checks.Any(c => c.Passed is null) ? MitigationState.Unknown : MitigationState.Effective;

    /// <summary>How far from working: the best of several candidates has the fewest failures.</summary>
    public int Failures => (Checks.Count(c => c.Passed == false) * 2) + (Outdated is null ? 0 : 1);

    public string Reason => State switch
    {
        MitigationState.PresentNotEffective => string.Join("; ", Checks.Where(c => c.Passed == false).Select(c => c.Detail).Distinct(StringComparer.Ordinal)),
        MitigationState.Outdated => Outdated!,
        MitigationState.Unknown => string.Join("; ", Checks.Where(c => c.Passed is null).Select(c => c.Detail).Distinct(StringComparer.Ordinal)),
        MitigationState.Absent => string.Join("; ", Checks.Select(c => c.Detail).Distinct(StringComparer.Ordinal)),
        _ => string.Join("; ", Checks.Select(c => c.Detail).Distinct(StringComparer.Ordinal).Take(3)),
    };

    public static PartStanding Absent(string name, string detail) => new(false, null, [new MitigationCheck(name, false, detail)]);

    public static PartStanding Unknown(string name, string detail) => new(null, null, [new MitigationCheck(name, null, detail)]);

    /// <summary>A mitigation of several parts is as good as its worst part; a part that lacks beside one that is there is a failure, not an absence.</summary>
    public static PartStanding All(IReadOnlyList<PartStanding> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        bool? present = parts.Any(p => p.Present == true) ? true : parts.Any(p => p.Present is null) ? null : false;
        return new PartStanding(present, parts.Select(p => p.Outdated).FirstOrDefault(o => o is not null), [.. parts.SelectMany(p => p.Checks)]);
    }
}
