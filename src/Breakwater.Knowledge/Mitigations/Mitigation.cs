namespace Breakwater.Knowledge.Mitigations;

/// <summary>An interim mitigation: neither a remediation of a compromised server nor full protection.</summary>
public sealed record Mitigation
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>From which level it is no longer needed, in words; null when it stays needed.</summary>
    public string? ObsoleteFrom { get; init; }

    /// <summary>What it does not do.</summary>
    public required string Caveat { get; init; }
}
