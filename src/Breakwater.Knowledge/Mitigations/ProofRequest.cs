namespace Breakwater.Knowledge.Mitigations;

/// <summary>A request of the proof table: shapes only, no payloads.</summary>
/// <param name="Attack">True when the mitigation must act on it, false when it must let it pass.</param>
/// <param name="Note">What the row stands for.</param>
public sealed record ProofRequest(string Method, string Path, string Query, string Cookie, bool Attack, string Note);
