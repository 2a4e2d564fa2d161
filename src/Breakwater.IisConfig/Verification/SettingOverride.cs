namespace Breakwater.IisConfig.Verification;

/// <summary>A setting override as the directory holds it.</summary>
/// <param name="Parameters">Names and values as text.</param>
/// <param name="Servers">Servers it is limited to; empty for all.</param>
public sealed record SettingOverride(string Component, string Section, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<string> Servers);
