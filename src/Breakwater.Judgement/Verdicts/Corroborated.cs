using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>Findings after one log confirmed another.</summary>
/// <param name="Findings">All findings in their order; those in <paramref name="Raised"/> are of high confidence now.</param>
/// <param name="Raised">Ids of those whose confidence was raised.</param>
/// <param name="NamedElsewhere">Ids of reads without a mailbox for which the EWS log names it.</param>
internal sealed record Corroborated(IReadOnlyList<Finding> Findings, IReadOnlySet<string> Raised, IReadOnlySet<string> NamedElsewhere);
