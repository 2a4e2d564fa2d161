namespace Breakwater.Model;

/// <summary>One applicable CVE on this server.</summary>
public sealed record CveAssessment
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>CVSS v3 base score, 0 to 10; null when none is known.</summary>
    public double? Cvss { get; init; }

    public bool ExploitedInWild { get; init; }

    /// <summary>True when no account is needed; null when not known.</summary>
    public bool? PreAuth { get; init; }

    /// <summary>Updates that fix it on this cumulative update, or what to upgrade to.</summary>
    public IReadOnlyList<string> FixedBy { get; init; } = [];

    /// <summary>Ids of mitigations that shield against it.</summary>
    public IReadOnlyList<string> MitigatedBy { get; init; } = [];

    public string? NeedsConfiguration { get; init; }

    public required CveState State { get; init; }

    /// <summary>True when sources dispute which build fixes it and this build lies between the two readings.</summary>
    public bool Disputed { get; init; }
}
