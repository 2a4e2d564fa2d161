namespace Breakwater.IisConfig.Verification;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What, in a few words.</param>
/// <param name="Passed">Null when the evidence does not show it.</param>
/// <param name="Detail">What was found.</param>
public sealed record MitigationCheck(string Name, bool? Passed, string Detail);
