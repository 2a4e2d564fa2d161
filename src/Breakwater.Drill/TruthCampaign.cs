using Breakwater.Model;

namespace Breakwater.Drill;

/// <summary>The verdict that one campaign must get.</summary>
/// <param name="Id">Campaign id, or <c>unattributed</c>.</param>
/// <param name="State">Expected verdict.</param>
/// <param name="AlsoAccepted">Verdicts that the rules of judgement leave open as well.</param>
/// <param name="Rungs">Rungs reached.</param>
/// <param name="AttemptedRungs">Rungs tried but not reached.</param>
/// <param name="FirstSeen">Time of the first act, if any.</param>
/// <param name="LastSeen">Time of the last act, if any.</param>
/// <param name="Why">The reason in one sentence.</param>
public sealed record TruthCampaign(
    string Id,
    VerdictState State,
    IReadOnlyList<VerdictState> AlsoAccepted,
    IReadOnlyList<Rung> Rungs,
    IReadOnlyList<Rung> AttemptedRungs,
    DateTime? FirstSeen,
    DateTime? LastSeen,
    string Why);
