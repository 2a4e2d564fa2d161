using Breakwater.Model;

namespace Breakwater.Knowledge.Builds;

/// <summary>What a build number is, or between which published builds it lies.</summary>
public sealed record BuildIdentity
{
    public required ExchangeBuild Build { get; init; }

    public required BuildStanding Standing { get; init; }

    /// <summary>Product line, null only when unrecognised.</summary>
    public string? Line { get; init; }

    /// <summary>Product name, for example "Exchange Server 2016".</summary>
    public string? Product { get; init; }

    /// <summary>Cumulative update or service pack; null when no public one has this number.</summary>
    public string? Cu { get; init; }

    /// <summary>Label of the package; null for a bare cumulative update and whenever the build is not listed.</summary>
    public string? Update { get; init; }

    /// <summary>The published build; for three parts the baseline of the cumulative update; null otherwise.</summary>
    public BuildEntry? Entry { get; init; }

    /// <summary>One sentence for a reader: what it is and how sure that is.</summary>
    public required string Meaning { get; init; }

    /// <summary>The nearest published build below, when the number is not listed.</summary>
    public BuildEntry? Lower { get; init; }

    /// <summary>The nearest published build above, when the number is not listed.</summary>
    public BuildEntry? Upper { get; init; }

    /// <summary>True when sources dispute the number of this package.</summary>
    public bool Disputed { get; init; }

    /// <summary>When not empty, the package holds only these fixes although its number is higher than earlier packages.</summary>
    public IReadOnlyList<string> LimitedTo { get; init; } = [];

    public bool IsKnown => Standing == BuildStanding.Listed;

    /// <summary>True when the server is newer than the data: known fixes may count, but nobody may call it current.</summary>
    public bool NewerThanData => Standing is BuildStanding.NewerUpdate or BuildStanding.NewerCumulativeUpdate;

    /// <summary>Human name of the release; null unless listed or known to the cumulative update.</summary>
    public string? Release => Standing == BuildStanding.Listed ? Entry?.Release : Cu;
}
