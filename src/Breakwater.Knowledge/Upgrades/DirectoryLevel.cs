namespace Breakwater.Knowledge.Upgrades;

/// <summary>Active Directory levels after the preparation for a cumulative update.</summary>
public sealed record DirectoryLevel(string Line, string Cu, int Schema, int Domain, int Organisation);
