using Breakwater.Model;

namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>One vulnerability on one build.</summary>
/// <param name="Cve">The vulnerability.</param>
/// <param name="State">What is known about it on this build.</param>
/// <param name="Disputed">True when it counts as fixed but a source asks for a later package than this build.</param>
/// <param name="FixedFromBaseline">True when the fix is in the cumulative update itself.</param>
/// <param name="FixedBy">What fixes it on this cumulative update, or what to upgrade to.</param>
public sealed record CveDecision(Cve Cve, CveState State, bool Disputed, bool FixedFromBaseline, IReadOnlyList<string> FixedBy)
{
    /// <summary>True when the hole is open, with or without a package for it.</summary>
    public bool IsOpen => State is CveState.Vulnerable or CveState.VulnerableNoPackage;
}
