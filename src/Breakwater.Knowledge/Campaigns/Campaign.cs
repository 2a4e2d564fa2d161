namespace Breakwater.Knowledge.Campaigns;

/// <summary>A campaign of exploitation, compiled from <c>campaigns/*.yaml</c>.</summary>
public sealed record Campaign
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> AlsoKnownAs { get; init; } = [];

    /// <summary>One plain sentence for the first screen.</summary>
    public required string Summary { get; init; }

    /// <summary>All CVEs of the chain.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>The CVEs whose fix closes the entry: the window ends when any one of them is fixed. Empty where no update closes it.</summary>
    public required IReadOnlyList<string> EntryCves { get; init; }

    /// <summary>Where no day is known, the day of the first public disclosure; <see cref="Basis"/> says which.</summary>
    public required DateOnly FirstKnownExploitation { get; init; }

    /// <summary>What the first day rests on.</summary>
    public string Basis { get; init; } = "";

    /// <summary>False for a campaign that leaves no trace on the server (relay, cloud side, browser side).</summary>
    public bool LeavesTraces { get; init; } = true;

    /// <summary>Why it leaves no trace and where to look instead; null when it leaves traces.</summary>
    public string? Traceless { get; init; }

    /// <summary>For a doing that needs no hole: what the intruder needs instead. No time can be named in which it was impossible, so it never counts until something is found.</summary>
    public string? Access { get; init; }

    /// <summary>True where the hole lets the intruder act in anybody's name without a password: the accounts in its traces are no sign that a password is known.</summary>
    public bool ActsAsAnybody { get; init; }

    /// <summary>Detectors whose findings belong here when they name no campaign of their own.</summary>
    public IReadOnlyList<string> Detectors { get; init; } = [];

    public required IReadOnlyList<CampaignStage> Stages { get; init; }

    /// <summary>What a success looks like in the evidence, one sentence each.</summary>
    public IReadOnlyList<string> Successes { get; init; } = [];

    /// <summary>Innocent things that look like it, one sentence each.</summary>
    public IReadOnlyList<string> LookAlikes { get; init; } = [];

    /// <summary>Names of the sources, explained in <c>campaigns/SOURCES.md</c>.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
