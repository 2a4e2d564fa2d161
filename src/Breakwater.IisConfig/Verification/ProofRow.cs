using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>A request of the proof table and what the configuration makes of it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Outcome">For example "aborted" or "passed".</param>
/// <param name="By">The rule that decided, or why nothing could.</param>
/// <param name="AsExpected">Null when it cannot be decided.</param>
public sealed record ProofRow(ProofRequest Request, string Outcome, string By, bool? AsExpected);
