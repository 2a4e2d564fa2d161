namespace Breakwater.Model;

/// <summary>Something the evidence cannot show.</summary>
/// <param name="Id">CVE or mitigation id.</param>
/// <param name="What">What to confirm.</param>
/// <param name="How">How to confirm it.</param>
/// <param name="RaisesExitCode">True when it counts as action needed (an exploited Exchange CVE).</param>
public sealed record ConfirmationItem(string Id, string What, string How, bool RaisesExitCode);
