namespace Breakwater.Model;

/// <summary>One rung of a campaign's ladder.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Reach">What is known of it.</param>
/// <param name="FirstSeen">The first sight of it; null when not seen or without a time.</param>
/// <param name="Confidence">The best confidence of what shows it; null when not seen.</param>
public sealed record RungStep(Rung Rung, RungReach Reach, EvidenceTime? FirstSeen = null, Confidence? Confidence = null);
