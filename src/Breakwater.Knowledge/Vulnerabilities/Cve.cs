namespace Breakwater.Knowledge.Vulnerabilities;

/// <summary>One vulnerability, compiled from <c>knowledge/exchange/vulnerabilities/</c>.</summary>
public sealed record Cve
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Product lines that have the fault.</summary>
    public required IReadOnlyList<string> Affects { get; init; }

    public DateOnly? Published { get; init; }

    /// <summary>CVSS v3 base score.</summary>
    public double? Cvss { get; init; }

    public string? Vector { get; init; }

    public string? Severity { get; init; }

    /// <summary>True when no account is needed; null when no statement was seen.</summary>
    public bool? PreAuth { get; init; }

    /// <summary>Listed in the exploited-vulnerability catalogue; false means not listed, not never.</summary>
    public bool ExploitedInWild { get; init; }

    public DateOnly? FirstKnownExploitation { get; init; }

    public string? FirstKnownExploitationBasis { get; init; }

    public DateOnly? CatalogueAdded { get; init; }

    public bool? RansomwareUse { get; init; }

    /// <summary>Popular names, for example ProxyLogon.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Update labels, or line/CU where a baseline is the fix; any one suffices on its own line.</summary>
    public IReadOnlyList<string> FixedBy { get; init; } = [];

    /// <summary>A stricter reading found in another source.</summary>
    public IReadOnlyList<string> FixedByStrict { get; init; } = [];

    /// <summary>First fixed build per line and cumulative update.</summary>
    public IReadOnlyList<FixedBuild> FixedBuilds { get; init; } = [];

    /// <summary>Cumulative updates that are fixed at their baseline.</summary>
    public IReadOnlyList<CumulativeUpdate> FixedFromCu { get; init; } = [];

    /// <summary>Cumulative updates that never got a package.</summary>
    public IReadOnlyList<CumulativeUpdate> NoFixForCu { get; init; } = [];

    /// <summary>The configuration without which the update does not help.</summary>
    public string? NeedsConfiguration { get; init; }

    /// <summary>Lines on which the configuration must be checked, also newer ones that are not affected.</summary>
    public IReadOnlyList<string> ConfigurationAppliesTo { get; init; } = [];

    /// <summary>True where no code was fixed and the configuration is the whole remedy.</summary>
    public bool ConfigurationIsTheFix { get; init; }

    /// <summary>Setting overrides that switch a fix off again.</summary>
    public IReadOnlyList<DisablingOverride> DisablingOverrides { get; init; } = [];

    /// <summary>True when the fault lies in the operating system or .NET, which a build number cannot show.</summary>
    public bool IsPlatform { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];
}
