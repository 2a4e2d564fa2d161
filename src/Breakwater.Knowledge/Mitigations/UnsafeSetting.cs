namespace Breakwater.Knowledge.Mitigations;

/// <summary>A setting override that reopens a hole, and therefore must not be set.</summary>
/// <param name="Value">The value that reopens it; <c>*</c> for any.</param>
/// <param name="Meaning">What it reopens.</param>
public sealed record UnsafeSetting(string Component, string Section, string Parameter, string Value, string Meaning);
