namespace Breakwater.Model;

/// <summary>One statement about the server's build.</summary>
/// <param name="Build">What was stated.</param>
/// <param name="Kind">What kind of witness it is: says whether security updates are visible to it.</param>
/// <param name="Source">Artefact path of the witness.</param>
/// <param name="First">Earliest time at which the witness shows this build; null for a state at collection.</param>
/// <param name="Last">Latest time at which the witness shows this build.</param>
public sealed record BuildWitness(ExchangeBuild Build, BuildWitnessKind Kind, string Source, EvidenceTime? First = null, EvidenceTime? Last = null);
