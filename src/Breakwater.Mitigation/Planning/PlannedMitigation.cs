using Breakwater.IisConfig.Verification;

namespace Breakwater.Mitigation.Planning;

/// <summary>What a plan says about one mitigation.</summary>
/// <param name="Report">Its state now.</param>
/// <param name="Need">Whether it is needed.</param>
/// <param name="Why">Which holes, or from which build it is not needed.</param>
/// <param name="Files">Files that applying would change.</param>
/// <param name="Conflicts">What stands in its way, or what is there already and disagrees.</param>
public sealed record PlannedMitigation(MitigationReport Report, MitigationNeed Need, string Why, IReadOnlyList<string> Files, IReadOnlyList<string> Conflicts);
