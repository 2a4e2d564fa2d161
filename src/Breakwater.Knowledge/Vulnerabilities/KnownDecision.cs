using Breakwater.Model;

namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>A decision worked out by hand, against which <c>kb verify</c> holds the rules.</summary>
/// <param name="Build">The build.</param>
/// <param name="Cve">The vulnerability.</param>
/// <param name="State">The state as reports write it.</param>
public sealed record KnownDecision(ExchangeBuild Build, string Cve, string State);
