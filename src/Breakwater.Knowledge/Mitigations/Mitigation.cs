using Breakwater.Model;

namespace Breakwater.Knowledge.Mitigations;

/// <summary>An interim mitigation: neither a remediation of a compromised server nor full protection.</summary>
public sealed record Mitigation
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The CVEs it is about.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>False for entries that shield against nothing: checks, workarounds, the list of holes without a mitigation.</summary>
    public bool Shields { get; init; } = true;

    /// <summary>The level from which it is no longer needed, in words; null when it stays needed.</summary>
    public string? ObsoleteFrom { get; init; }

    /// <summary>What it does not do.</summary>
    public required string Caveat { get; init; }

    /// <summary>Product lines on which it exists; empty for all.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Lowest build per cumulative update on which it works without breaking access; empty for all.</summary>
    public IReadOnlyList<ExchangeBuild> Floors { get; init; } = [];

    /// <summary>What users and administrators lose while it is on.</summary>
    public IReadOnlyList<string> Costs { get; init; } = [];

    /// <summary>Known ways round it.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Under which number the vendor's emergency service hands it out; null when it does not.</summary>
    public string? EmergencyId { get; init; }

    public MitigationRecipe Recipe { get; init; } = MitigationRecipe.None;

    /// <summary>True when the build is at or above its floor, or of a cumulative update later than all that have one.</summary>
    public bool SupportedBy(ExchangeBuild build) => Floors.Count == 0 || BuildFloors.Reached(Floors, build);
}
