using Breakwater.Judgement.Coverage;
using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Judgement.Windows;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>All that is known when one campaign is judged.</summary>
internal sealed record CampaignCase
{
    public required Campaign Campaign { get; init; }

    /// <summary>The campaign's findings in finding order, without those later than the assessment time.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Ids of findings of medium confidence that another log confirms.</summary>
    public required IReadOnlySet<string> Raised { get; init; }

    /// <summary>Findings of the campaign that are later than the assessment time.</summary>
    public int FindingsNotJudged { get; init; }

    public required FixState Fix { get; init; }

    public required WindowDecision Exposure { get; init; }

    public required CoverageMap Coverage { get; init; }

    public required Surroundings Surroundings { get; init; }

    /// <summary>True when a single source shows the collection time.</summary>
    public bool SingleSourceTime { get; init; }
}
