using Breakwater.Judgement.FileTimes;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>The chain of reasons that <c>--explain</c> prints: window, findings, coverage, what was not used, the rule.</summary>
internal static class Explanation
{
    private const int FindingsNamed = 5;

    public static IReadOnlyList<string> Of(CampaignCase matter, Weighing weighing, IReadOnlyList<StageCoverage> stages, Ruling ruling) =>
    [
        matter.Exposure.Basis,
        .. Fix(matter),
        .. Contradiction.Of(matter, weighing) is { } contradiction ? [contradiction] : Array.Empty<string>(),
        .. Findings(weighing, matter.FindingsNotJudged),
        .. Confirmed([.. weighing.Counted.Where(f => matter.Raised.Contains(f.Id))]),
        .. matter.Surroundings.Of(weighing.Counted),
        .. Doubts(matter, ruling),
        .. stages.Where(s => s.Stage.IsEntry).Select(Entry),
        .. stages.Where(s => !s.Stage.IsEntry && !s.Covered).GroupBy(Gap, StringComparer.Ordinal).Select(g => Later([.. g], g.Key)),
        Conclusion(ruling, weighing, needsHole: matter.Campaign.Access is null),
    ];

    /// <summary>For findings of no campaign, which have no window and no decisive sources.</summary>
    public static IReadOnlyList<string> Of(Weighing weighing, int notJudged, Surroundings surroundings, Ruling ruling) =>
    [
        "No campaign is known by these findings alone: no exposure window and no decisive source is defined for them.",
        .. Findings(weighing, notJudged),
        .. surroundings.Of(weighing.Counted),
        Conclusion(ruling, weighing, needsHole: true),
    ];

    /// <summary>Left out where the window's end has said it.</summary>
    private static IEnumerable<string> Fix(CampaignCase matter) => matter.Exposure.Basis.Contains(matter.Fix.Basis, StringComparison.Ordinal) ? [] : [$"Fix: {matter.Fix.Basis}."];

    private static IEnumerable<string> Findings(Weighing weighing, int notJudged)
    {
        if (weighing.Counted.Count == 0)
        {
            yield return "Nothing was found that counts for this campaign.";
        }

        foreach (var rung in weighing.Successes.GroupBy(f => f.Rung!.Value).OrderBy(g => Seen.First(g)?.Utc ?? DateTime.MaxValue).ThenBy(g => g.Key))
        {
            yield return Reached(rung.Key, [.. rung.Order(FindingOrder.Instance)]);
        }

        foreach (var file in weighing.Successes.Where(f => f.Fields.ContainsKey(FileDating.Field)).Take(FindingsNamed))
        {
            yield return $"The file's own times ({Phrases.Short(file.Subject.Target ?? file.Source.Artefact)}): {file.Fields[FileDating.Field]}";
        }

        var chains = weighing.Successes.Where(f => f.Events is { Count: > 1 }).Take(FindingsNamed).ToList();
        foreach (var (chain, place) in chains.Select((c, i) => (c, i)))
        {
            yield return $"Finding {chain.Id} joins {Phrases.List(chain.Events!)} in this order{Phrases.Seen(chain)}: {Steps(chain)}.{(place == 0 ? " Each alone says less than their order, closeness and what they share." : "")}";
        }

        foreach (var doubt in Innocent(weighing))
        {
            yield return doubt;
        }

        if (weighing.Attempts.Count > 0)
        {
            yield return $"{Capitalised(Phrases.Count(SameRequests.Of(weighing.Attempts).Count, "attempt"))}{Between(weighing.Attempts)}: {Kinds(weighing.Attempts)}. An attempt says that somebody tried, not that it worked ({Phrases.Ids(weighing.Attempts)}).";
        }

        if (weighing.Probes + weighing.OwnProbes + weighing.Weak > 0)
        {
            string?[] unused =
            [
                weighing.Probes > 0 ? Phrases.Count(weighing.Probes, "probe") : null,
                weighing.OwnProbes > 0 ? Phrases.Count(weighing.OwnProbes, "self-test") + " of the server" : null,
                weighing.Weak > 0 ? Phrases.Count(weighing.Weak, "finding") + " of low confidence" : null,
            ];
            yield return $"Not used: {Phrases.List([.. unused.OfType<string>()])}; such findings change no verdict.";
        }

        if (notJudged > 0)
        {
            yield return $"Not used: {Phrases.Count(notJudged, "finding")} later than the assessment time.";
        }
    }

    /// <summary>Where all rests on what several events mean together, the reader is told what else they can be and what would settle it.</summary>
    private static IEnumerable<string> Innocent(Weighing weighing)
    {
        if (!RestsOnChains(weighing))
        {
            yield break;
        }

        var alike = Values(weighing, ChainFields.LooksAlike);
        if (alike.Count > 0)
        {
            yield return $"Innocent explanations considered, to be ruled out by whoever knows the house: {string.Join(' ', alike)} Their order and closeness in time speak against it.";
        }

        var missing = Values(weighing, ChainFields.NotExamined);
        if (missing.Count > 0)
        {
            yield return $"Missing: {string.Join(", ", missing)}, started according to these events, {(missing.Count == 1 && !missing[0].Contains(", ", StringComparison.Ordinal) ? "is" : "are")} not among the files that were examined; the content would show what was done.";
        }
    }

    private static bool RestsOnChains(Weighing weighing) => weighing.Compromising.Count > 0 && weighing.Compromising.All(f => f.Events is { Count: > 1 });

    private static List<string> Values(Weighing weighing, string field) =>
        [.. weighing.Compromising.Select(f => f.Fields.GetValueOrDefault(field)).OfType<string>().Distinct(StringComparer.Ordinal).Take(FindingsNamed)];

    /// <summary>A chain's fields tell each step with its time and source.</summary>
    private static string Steps(Finding chain) =>
        chain.Fields.Where(f => f.Key.StartsWith(ChainFields.Step, StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value).ToList() is { Count: > 0 } steps ? string.Join(", then ", steps) : chain.Title;

    /// <summary>One rung as an analyst tells it: since when, by what, from where, on what, in which logs, how surely.</summary>
    private static string Reached(Rung rung, List<Finding> findings)
    {
        var sure = findings.Max(f => f.Confidence);
        var best = findings.First(f => f.Confidence == sure);
        var others = findings.Select(f => f.SourceId).Distinct(StringComparer.Ordinal).Where(s => s != best.SourceId).OrderBy(SourceCatalogue.OrderOf).Select(s => SourceCatalogue.Find(s).Title).ToList();
        return $"{Capitalised(Phrases.Plain(rung))}{(Seen.First(findings) is { } first ? $", first at {first.WholeSecond}" : "")}: {best.Title} ({SourceCatalogue.Find(best.SourceId).Title}, {Spelling.Of(sure)} confidence{On(best.Subject)})"
            + $"{(others.Count > 0 ? $"; also shown by {Phrases.List(others)}" : "")}{(rung == Rung.MailTaken ? Mailboxes(findings) : "")}. Findings: {Phrases.Ids(findings)}.";
    }

    private static string Mailboxes(List<Finding> findings)
    {
        var named = findings.Select(f => f.Subject.Mailbox).OfType<string>().Where(m => m.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        return named.Count == 0 ? "" : $"; of {Phrases.List([.. named.Take(FindingsNamed).Select(Phrases.Short), .. named.Count > FindingsNamed ? [$"{named.Count - FindingsNamed} more"] : Array.Empty<string>()])}";
    }

    /// <summary>Only the best finding's: the others are in the list of findings.</summary>
    private static string On(FindingSubject subject) =>
        (subject.ClientAddress is { } address ? $", from {Phrases.Short(address)}{(subject.IsThroughBalancer ? " (load balancer or proxy)" : "")}" : "") + (subject.User is { Length: > 0 } user ? $", by {Phrases.Short(user)}" : "") + (subject.Target is { } target ? $", on {Phrases.Short(target)}" : "");

    private static string Between(IReadOnlyList<Finding> findings) => (Seen.First(findings), Seen.Last(findings)) switch
    {
        ({ } first, { } last) when first.WholeSecond != last.WholeSecond => $" from {first.WholeSecond} to {last.WholeSecond}",
        ({ } first, _) => $" at {first.WholeSecond}",
        _ => "",
    };

    /// <summary>The most frequent titles first, each with the requests that it is of and the logs that have them.</summary>
    private static string Kinds(IReadOnlyList<Finding> findings)
    {
        var kinds = findings.GroupBy(f => f.Title, StringComparer.Ordinal).Select(g => (Title: g.Key, Times: SameRequests.Of(g).Count, Logs: g.Select(f => f.SourceId).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(k => k.Times).ThenBy(k => k.Title, StringComparer.Ordinal).ToList();
        return string.Join("; ", kinds.Take(FindingsNamed).Select(k => k.Title + Frequency(k.Times, k.Logs))) + (kinds.Count > FindingsNamed ? "; and others" : "");
    }

    private static string Frequency(int times, int logs) => (times, logs) switch
    {
        (1, 1) => "",
        (1, _) => $" (seen in {logs} logs)",
        (_, 1) => $" ({times} times)",
        _ => $" ({times} times, seen in {logs} logs)",
    };

    private static string Capitalised(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    /// <summary>What speaks for another reading, and what would settle it, where the verdict leaves room.</summary>
    private static IEnumerable<string> Doubts(CampaignCase matter, Ruling ruling)
    {
        if (ruling.State is not (VerdictState.Targeted or VerdictState.Suspected))
        {
            yield break;
        }

        if (matter.Campaign.Successes.Count > 0)
        {
            yield return $"A proven success would show as follows{(ruling.State == VerdictState.Targeted ? ", and none of it was found" : "")}: {string.Join(" ", matter.Campaign.Successes)}";
        }

        if (matter.Campaign.LookAlikes.Count > 0)
        {
            yield return $"To be ruled out, because it looks alike and is innocent: {string.Join(" ", matter.Campaign.LookAlikes)}";
        }
    }

    private static IEnumerable<string> Confirmed(List<Finding> raised) => raised.Count == 0
        ? []
        : [$"Counted as high confidence: {Phrases.Ids(raised)}. The proxy's log shows the forged route to EWS and the EWS log the reading, by the same client within a minute."];

    private static string Entry(StageCoverage stage)
    {
        if (stage.Sources.FirstOrDefault(s => s.Window.IsWhole) is { } whole)
        {
            return $"Entry \"{stage.Stage.Title}\": covered. {whole.Timeline.Title} covers the whole window.";
        }

        var sources = stage.Sources.Select(s => s.Measured(s.Window.Fraction));
        return $"Entry \"{stage.Stage.Title}\": not covered. {(stage.Sources.Count == 0 ? "It has no decisive source." : string.Join(" ", sources))}";
    }

    /// <summary>Stages with the same gap are told in one sentence.</summary>
    private static string Later(List<StageCoverage> stages, string gap) =>
        $"Later {(stages.Count == 1 ? "stage" : "stages")} {Phrases.List([.. stages.Select(s => $"\"{s.Stage.Title}\"")])}, which {(stages.Count == 1 ? "blocks" : "block")} no verdict: not covered. {gap}";

    private static string Gap(StageCoverage stage) =>
        stage.Best is { } best ? best.Measured(stage.Fraction) : "No source is known in which it would certainly leave a trace.";

    private static string Conclusion(Ruling ruling, Weighing weighing, bool needsHole)
    {
        var why = ruling.Rule switch
        {
            'a' when RestsOnChains(weighing) => $"a success is shown by what several events mean together, as {Phrases.Ids(weighing.Compromising)} {(weighing.Compromising.Count == 1 ? "joins" : "join")} them (rule a); a later fix, mitigation or clean-up does not lower it",
            'a' => $"a success that nothing innocent explains is shown by {Phrases.Ids(weighing.Compromising)} (rule a); a later fix, mitigation or clean-up does not lower it",
            'b' => $"{Phrases.Ids(weighing.Suspicious)} {(weighing.Suspicious.Count == 1 ? "shows" : "show")} a success, but another explanation is left, or the hole was used without a further step (rule b)",
            'c' => $"only attempts were seen, by {Phrases.Ids(weighing.Attempts)} (rule c)",
            'd' => "the hole was never open here (rule d)",
            'e' => "every way in is excluded over the whole window (rule e)",
            _ when !needsHole => "nothing was found, but whoever has the rights needs no hole, so it is possible at any time (rule f)",
            _ => "nothing was found and not every way in is excluded (rule f)",
        };
        return $"Verdict {Spelling.Of(ruling.State)}: {why}.";
    }
}
