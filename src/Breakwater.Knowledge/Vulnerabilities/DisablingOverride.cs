namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>A setting override that switches a fix off.</summary>
public sealed record DisablingOverride(string Component, string Section, string Parameter, string BadValue);
