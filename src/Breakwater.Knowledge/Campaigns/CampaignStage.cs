using Breakwater.Model;

namespace Breakwater.Knowledge.Campaigns;

/// <summary>One stage of a campaign.</summary>
/// <param name="Id">Id inside the campaign.</param>
/// <param name="Title">What happens in it.</param>
/// <param name="Rung">The rung it reaches.</param>
/// <param name="IsEntry">Entry stages decide between not-found and cannot-exclude.</param>
/// <param name="DecisiveSources">Sources in which the stage would certainly leave a record; one of them covering the window without a trace excludes the stage.</param>
public sealed record CampaignStage(string Id, string Title, Rung Rung, bool IsEntry, IReadOnlyList<string> DecisiveSources)
{
    /// <summary>The columns by which a log of IIS shows the stage: administrators choose them, and a log without one of them excludes nothing.</summary>
    public IReadOnlyList<string> IisColumns { get; init; } = [];
}
