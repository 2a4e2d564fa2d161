using Breakwater.Judgement.Coverage;

namespace Breakwater.Judgement.Verdicts;

/// <summary>One decisive source over one exposure window.</summary>
/// <param name="Timeline">What the source covers at all.</param>
/// <param name="Window">What it covers of the window.</param>
/// <param name="Advice">What to hand in, where the configuration names the place of the source.</param>
internal sealed record SourceInWindow(SourceTimeline Timeline, WindowCoverage Window, string? Advice)
{
    private const int HolesNamed = 3;

    /// <summary>The worst hole, as a clause without a full stop; null when there is none.</summary>
    public string? WorstHole => Window.Holes.Count == 0 ? null : Said(Window.Holes.MaxBy(h => h.Range.Length));

    /// <summary>Its holes in one sentence.</summary>
    public string Sentence => $"{Timeline.Title} {Predicate}";

    /// <summary>How much it covers, where it covers anything, and its holes.</summary>
    public string Measured(double fraction) => fraction <= 0 ? Sentence : $"{Timeline.Title} covers {Phrases.Percent(fraction)} of the window: it {Predicate}";

    private string Predicate
    {
        get
        {
            if (Window.IsWhole)
            {
                return "covers the window.";
            }

            var named = Window.Holes.Take(HolesNamed).Select(Clause).ToList();
            var more = Window.Holes.Count > HolesNamed ? $" and {Phrases.Count(Window.Holes.Count - HolesNamed, "more hole")}" : "";
            return $"{string.Join("; it ", named)}{more}.{(Advice is null ? "" : " " + Advice.TrimEnd('.') + ".")}";
        }
    }

    private string Said(Hole hole) => $"{Timeline.Title} {Clause(hole)}";

    private static string Clause(Hole hole) => $"{hole.Reason} ({Phrases.Range(hole.Range)})";
}
