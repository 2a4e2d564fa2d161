namespace Breakwater.Judgement.Coverage;

/// <summary>How much of a window one source covers.</summary>
/// <param name="Fraction">0 to 1.</param>
/// <param name="Holes">What is not covered, clipped to the window, in order of time.</param>
internal sealed record WindowCoverage(double Fraction, IReadOnlyList<Hole> Holes)
{
    public bool IsWhole => Holes.Count == 0;
}
