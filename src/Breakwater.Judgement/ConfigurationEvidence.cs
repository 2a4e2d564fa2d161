namespace Breakwater.Judgement;

/// <summary>What the evidence says about a configuration that a fix needs.</summary>
/// <param name="Cve">The CVE whose fix needs it.</param>
/// <param name="Satisfied">True when shown present, false when shown missing.</param>
/// <param name="Source">Artefact path of the witness.</param>
/// <param name="Detail">What exactly was seen.</param>
public sealed record ConfigurationEvidence(string Cve, bool Satisfied, string Source, string Detail);
