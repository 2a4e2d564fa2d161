namespace Breakwater.Model;

/// <summary>One step of the way to a safe and supported server.</summary>
/// <param name="Step">One-based order.</param>
/// <param name="Install">What to install.</param>
/// <param name="Build">The build it leads to; null where it is not a build (a new server, an operating system).</param>
/// <param name="Kb">The KB number, where known.</param>
/// <param name="Why">Why this step.</param>
/// <param name="Prerequisites">What has to be true before.</param>
public sealed record UpdateStep(int Step, string Install, string? Build, string? Kb, string Why, IReadOnlyList<string> Prerequisites);
