namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>Whether and since when the fix of a campaign's entry is effective on this server.</summary>
/// <param name="FixedNow">Whether the build in effect holds the fix; null when that cannot be told.</param>
/// <param name="FixedSince">Earliest time from which the fix is shown effective; null when no witness dates it.</param>
/// <param name="Basis">What the statement rests on, for the chain of reasons.</param>
/// <param name="FirstInstalled">First installation of the server (setup mode Install), where a setup log shows it.</param>
/// <param name="InstalledFixed">True when the first installed build already held the fix.</param>
public sealed record FixState(bool? FixedNow, DateTime? FixedSince, string Basis, DateTime? FirstInstalled, bool InstalledFixed)
{
    /// <summary>What of the dates of setup logs other witnesses contradict, as a sentence; null where all fit.</summary>
    public string? Conflict { get; init; }
}
