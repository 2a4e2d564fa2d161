using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>The chain of reasons that <c>--explain</c> prints: window, findings, coverage, what was not used, the rule.</summary>
internal static class Explanation
{
    private const int FindingsNamed = 5;

    public static IReadOnlyList<string> Of(CampaignCase matter, Weighing weighing, IReadOnlyList<StageCoverage> stages, Ruling ruling) =>
    [
        matter.Exposure.Basis,
        $"Fix: {matter.Fix.Basis}.",
        .. Findings(weighing, matter.FindingsNotJudged),
        .. Confirmed([.. weighing.Counted.Where(f => matter.Raised.Contains(f.Id))]),
        .. stages.Where(s => s.Stage.IsEntry).Select(Entry),
        .. stages.Where(s => !s.Stage.IsEntry && !s.Covered).Select(Later),
        Conclusion(ruling, weighing),
    ];

    /// <summary>For findings of no campaign, which have no window and no decisive sources.</summary>
    public static IReadOnlyList<string> Of(Weighing weighing, int notJudged, Ruling ruling) =>
    [
        "These findings belong to no known campaign: no exposure window and no decisive source is defined for them.",
        .. Findings(weighing, notJudged),
        Conclusion(ruling, weighing),
    ];

    private static IEnumerable<string> Findings(Weighing weighing, int notJudged)
    {
        if (weighing.Counted.Count == 0)
        {
            yield return "No finding of this campaign counts towards the verdict.";
        }

        foreach (var (what, findings) in new[]
        {
            ("success or artefact at rung wrote-file or above, high confidence", weighing.Compromising),
            ("other success or artefact", weighing.Suspicious),
            ("attempt", weighing.Attempts),
        })
        {
            foreach (var finding in findings.Take(FindingsNamed))
            {
                yield return $"Finding {finding.Id} ({what}): {finding.Title}{Phrases.Seen(finding)}, {SourceCatalogue.Find(finding.SourceId).Title}, rung {Spelling.Of(finding.Rung!.Value)}.";
            }

            if (findings.Count > FindingsNamed)
            {
                yield return $"{Phrases.Count(findings.Count - FindingsNamed, "more finding")} of the same weight ({what}).";
            }
        }

        if (weighing.Probes + weighing.Weak > 0)
        {
            string?[] unused =
            [
                weighing.Probes > 0 ? Phrases.Count(weighing.Probes, "probe") : null,
                weighing.Weak > 0 ? Phrases.Count(weighing.Weak, "finding") + " of low confidence" : null,
            ];
            yield return $"Not used: {Phrases.List([.. unused.OfType<string>()])}; such findings change no verdict.";
        }

        if (notJudged > 0)
        {
            yield return $"Not used: {Phrases.Count(notJudged, "finding")} later than the assessment time.";
        }
    }

    private static IEnumerable<string> Confirmed(List<Finding> raised) => raised.Count == 0
        ? []
        : [$"Counted as high confidence: {Phrases.Ids(raised)}. The proxy's log shows the forged route to EWS and the EWS log the reading, by the same client within a minute."];

    private static string Entry(StageCoverage stage)
    {
        if (stage.Sources.FirstOrDefault(s => s.Window.IsWhole) is { } whole)
        {
            return $"Entry \"{stage.Stage.Title}\": covered. {whole.Timeline.Title} ({whole.Timeline.Source}) covers the whole window.";
        }

        var sources = stage.Sources.Select(s => $"{s.Timeline.Source} {Phrases.Percent(s.Window.Fraction)}: {s.Sentence}");
        return $"Entry \"{stage.Stage.Title}\": not covered. {(stage.Sources.Count == 0 ? "It has no decisive source." : string.Join(" ", sources))}";
    }

    private static string Later(StageCoverage stage) =>
        $"Later stage \"{stage.Stage.Title}\": not covered ({Phrases.Percent(stage.Fraction)} at best); this does not block a verdict.";

    private static string Conclusion(Ruling ruling, Weighing weighing)
    {
        var why = ruling.Rule switch
        {
            'a' => $"rule a, by {Phrases.Ids(weighing.Compromising)}; a later fix, mitigation or clean-up does not lower it",
            'b' => $"rule b, by {Phrases.Ids(weighing.Suspicious)}",
            'c' => $"rule c, by {Phrases.Ids(weighing.Attempts)}",
            'd' => "rule d, the hole was never open here",
            'e' => "rule e, every entry is excluded over the window",
            _ => "rule f, no earlier rule applies",
        };
        return $"Verdict {Spelling.Of(ruling.State)}: {why}.";
    }
}
