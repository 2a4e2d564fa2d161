namespace Breakwater.Knowledge.Upgrades;

/// <summary>The .NET Framework versions that a run of cumulative updates supports.</summary>
public sealed record DotNetSupport(string Line, IReadOnlyList<string> Cus, IReadOnlyList<string> Versions);
