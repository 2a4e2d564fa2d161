namespace Breakwater.Model;

/// <summary>How much of the exposure window the decisive sources of the entry stages cover.</summary>
/// <param name="Fraction">The least covered entry stage's best source, 0 to 1.</param>
/// <param name="Sufficient">True when every entry stage has a decisive source without a hole.</param>
/// <param name="Missing">Each hole in one sentence.</param>
public sealed record CampaignCoverage(double Fraction, bool Sufficient, IReadOnlyList<string> Missing)
{
    /// <summary>How the sentences begin that tell what a break-in may have led to, not whether there was one.</summary>
    public const string LaterStage = "Later stage, does not change the verdict: ";
}
