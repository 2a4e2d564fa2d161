namespace Breakwater.Model;

/// <summary>What the evidence says about the server, each fact with its witness.</summary>
public sealed record ServerFacts
{
    public string? Name { get; init; }

    public string? Fqdn { get; init; }

    /// <summary>Product name, for example "Exchange Server 2016"; null when no build is known.</summary>
    public string? Product { get; init; }

    /// <summary>The build in effect by the best witness, as text without leading zeros.</summary>
    public string? Build { get; init; }

    /// <summary>Human name of the build, for example "CU19 Mar21SU".</summary>
    public string? Release { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public string? Os { get; init; }

    public string? InstallPath { get; init; }

    /// <summary>All witnesses' statements, also those that contradict each other.</summary>
    public IReadOnlyList<ServerFact> Facts { get; init; } = [];
}
