using Breakwater.Model;

namespace Breakwater.Knowledge.Campaigns;

/// <summary>One step of a chain: which findings can be it and what ties them to the step before. An empty list allows everything.</summary>
public sealed record ChainStep
{
    public required string Title { get; init; }

    /// <summary>True: a finding of the chain's campaign; false: one of <see cref="Campaigns"/>.</summary>
    public required bool OfCampaign { get; init; }

    /// <summary>Other campaigns whose finding it can be, where one hole is followed by a doing that needs none; empty: a finding that no campaign has.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>Source ids, or their beginnings up to and with the slash (<c>evtx/</c>).</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Ids of the rules whose finding it can be, where only this one act means anything here.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<Rung> Rungs { get; init; } = [];

    /// <summary>Probes are never a step.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>Least confidence of a finding that is to be this step; a weak one may be confirmed by what surrounds it.</summary>
    public Confidence Minimum { get; init; }

    /// <summary>Where the record names the application pool of the parent process, it must be one that begins so; a record that names none passes.</summary>
    public string? Pool { get; init; }

    /// <summary>What both must share; one of several is enough. Empty: closeness in time alone.</summary>
    public IReadOnlyList<ChainTie> Ties { get; init; } = [];

    /// <summary>Longest time after the step before. A shared script ties without limit: its name is chosen by one intruder.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>A step that may be missing.</summary>
    public bool IsOptional { get; init; }
}
