namespace Breakwater.Model;

/// <summary>State of one interim mitigation. A mitigation is neither a remediation nor full protection.</summary>
/// <param name="Id">Mitigation id.</param>
/// <param name="State">effective, present-not-effective, absent, outdated or unknown.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="Caveat">What it does not do.</param>
public sealed record MitigationStatus(string Id, MitigationState State, string Evidence, string Caveat);
