using Breakwater.Judgement.Coverage;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>How the decisive sources of one stage cover the exposure window.</summary>
internal sealed record StageCoverage(CampaignStage Stage, IReadOnlyList<SourceInWindow> Sources)
{
    /// <summary>One decisive source that covers the whole window is enough.</summary>
    public bool Covered => Sources.Any(s => s.Window.IsWhole);

    public double Fraction => Sources.Count == 0 ? 0 : Sources.Max(s => s.Window.Fraction);

    /// <summary>The source that comes closest; null for a stage without decisive sources.</summary>
    public SourceInWindow? Best => Sources.Count == 0 ? null : Sources.MaxBy(s => s.Window.Fraction);

    public static StageCoverage Of(CampaignStage stage, CoverageMap map, TimeRange window) =>
        new(stage, [.. stage.DecisiveSources.Distinct(StringComparer.Ordinal).Select(id => new SourceInWindow(map.For(id), map.For(id).Over(window, SourceCatalogue.IsIisLog(id) ? stage.IisColumns : []), map.Advice(id)))]);
}
