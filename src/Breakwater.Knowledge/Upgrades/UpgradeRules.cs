namespace Breakwater.Knowledge.Upgrades;

/// <summary>What an upgrade needs: .NET Framework, Active Directory levels, ways between product lines.</summary>
public sealed record UpgradeRules
{
    public static UpgradeRules None { get; } = new() { InPlaceFrom = "", InPlaceTo = "" };

    /// <summary>The line from which an in-place upgrade to another line exists.</summary>
    public required string InPlaceFrom { get; init; }

    /// <summary>The cumulative updates of that line that qualify.</summary>
    public IReadOnlyList<string> InPlaceCus { get; init; } = [];

    public required string InPlaceTo { get; init; }

    /// <summary>Standing rules, as sentences.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<DotNetSupport> DotNet { get; init; } = [];

    public IReadOnlyList<DirectoryLevel> DirectoryLevels { get; init; } = [];

    /// <summary>.NET Framework versions that a cumulative update supports; empty when not known.</summary>
    public IReadOnlyList<string> DotNetFor(string line, string cu) =>
        DotNet.FirstOrDefault(d => d.Line == line && d.Cus.Contains(cu, StringComparer.Ordinal))?.Versions ?? [];

    /// <summary>Active Directory levels that a cumulative update needs; null when not known.</summary>
    public DirectoryLevel? DirectoryLevelOf(string line, string cu) => DirectoryLevels.FirstOrDefault(l => l.Line == line && l.Cu == cu);
}
