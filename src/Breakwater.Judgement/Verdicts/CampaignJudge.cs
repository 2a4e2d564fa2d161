using Breakwater.Judgement.Windows;
using Breakwater.Model;

namespace Breakwater.Judgement.Verdicts;

/// <summary>Judges one campaign by rules a to f, the first that applies (design section 5).</summary>
internal static class CampaignJudge
{
    public static CampaignVerdict Decide(CampaignCase matter)
    {
        var weighing = Weighing.Of(matter.Findings);
        var stages = matter.Exposure.Window is { } window
            ? matter.Campaign.Stages.Select(s => StageCoverage.Of(s, matter.Coverage, window)).ToList()
            : [];
        var coverage = CoverageOf(matter, stages);
        var ruling = Rule(matter, weighing, stages, coverage);
        var reason = Contradiction.Of(matter, weighing) is { } contradiction ? $"{ruling.Reason} {contradiction}" : ruling.Reason;
        return new CampaignVerdict
        {
            Id = matter.Campaign.Id,
            Name = matter.Campaign.Name,
            State = ruling.State,
            Confidence = ruling.Confidence,

            // Findings prove that it left a trace after all: then it counts like the others.
            LeavesTraces = matter.Campaign.LeavesTraces || ruling.State >= VerdictState.Targeted,
            NeedsHole = matter.Campaign.Access is null || ruling.State >= VerdictState.Targeted,
            Window = matter.Exposure.Window,
            Coverage = coverage,
            FirstSeen = Seen.First(weighing.Counted),
            LastSeen = Seen.Last(weighing.Counted),
            Rungs = Seen.Reached(weighing.Counted),
            AttemptedRungs = Seen.OnlyTried(weighing.Counted),
            Ladder = Ladder.Of(weighing.Counted, stages, ruling.State),
            Reason = reason,
            Explanation = Explanation.Of(matter, weighing, stages, ruling),
            Findings = [.. weighing.Counted.Select(f => f.Id)],
        };
    }

    private static Ruling Rule(CampaignCase matter, Weighing weighing, List<StageCoverage> stages, CampaignCoverage coverage) =>
        FindingRules.Apply(weighing, () => Circumstances(matter, weighing, coverage))
        ?? NeverExposed(matter.Exposure)
        ?? (!matter.Campaign.LeavesTraces ? Traceless(matter)
            : matter.Campaign.Access is { } access ? AlwaysPossible(matter, weighing, access)
            : Excluded(matter, coverage) ?? CannotExclude(matter, stages));

    private static Ruling? NeverExposed(WindowDecision exposure) => exposure.NeverExposed is { } reason
        ? new Ruling('d', VerdictState.NotFound, Confidence.High, $"Nothing was found, and there was no open hole to use: {reason}.")
        : null;

    private static Ruling? Excluded(CampaignCase matter, CampaignCoverage coverage) => coverage.Sufficient && matter.Exposure.Window is { } window
        ? new Ruling(
            'e', VerdictState.NotFound, matter.SingleSourceTime ? Confidence.Medium : Confidence.High,
            $"Nothing was found, and the logs in which an entry would show cover the whole time of exposure ({Phrases.Range(window)}).")
        : null;

    private static Ruling CannotExclude(CampaignCase matter, List<StageCoverage> stages)
    {
        var open = stages.FirstOrDefault(s => s.Stage.IsEntry && !s.Covered);
        var why = matter.Exposure.Window is null ? Decapitalised(matter.Exposure.Basis)
            : open is null ? "the campaign names no stage by which an entry could be excluded."
            : open.Best is { } best ? $"{best.WorstHole}, so \"{open.Stage.Title}\" may have happened unseen.{Advice(open)}"
            : $"no source is known in which \"{open.Stage.Title}\" would certainly leave a trace.";
        return new Ruling('f', VerdictState.CannotExclude, Confidence.Low, "Nothing decisive was found, but a break-in cannot be excluded: " + why);
    }

    private static Ruling Traceless(CampaignCase matter) => new(
        'f', VerdictState.CannotExclude, Confidence.Low,
        $"Cannot be excluded from this server's evidence: it leaves no trace here.{(matter.Campaign.Traceless is { } where ? " " + where : "")}");

    /// <summary>A clean state proves that nothing is in place now; a log shows its own days. Neither speaks of all the time in which it was possible.</summary>
    private static Ruling AlwaysPossible(CampaignCase matter, Weighing weighing, string access)
    {
        var read = matter.Campaign.Stages.SelectMany(s => s.DecisiveSources).Distinct(StringComparer.Ordinal).Select(matter.Coverage.For).Where(t => t.IsRead).Select(t => t.Title).ToList();
        var looked = read.Count == 0 ? "None of the sources that would show it is in the evidence."
            : $"Looked at{(weighing.Leads.Count == 0 ? " without a find" : "")}: {Phrases.List(read)}.";
        var found = weighing.Leads.Count == 0 ? "Nothing was found" : $"Nothing decisive was found; {Phrases.Count(weighing.Leads.Count, "thing")} that products leave as well as intruders {(weighing.Leads.Count == 1 ? "needs" : "need")} an explanation ({Phrases.Ids(weighing.Leads)})";
        return new Ruling('f', VerdictState.CannotExclude, Confidence.Low, $"{found}, but it needs no open hole, so no time can be named in which it was impossible. {access} {looked}");
    }

    private static string Advice(StageCoverage stage) =>
        string.Concat(stage.Sources.Select(s => s.Advice).OfType<string>().Distinct(StringComparer.Ordinal).Select(a => $" {a.TrimEnd('.')}."));

    private static string Decapitalised(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static CampaignCoverage CoverageOf(CampaignCase matter, List<StageCoverage> stages)
    {
        if (matter.Exposure.NeverExposed is not null)
        {
            return new CampaignCoverage(1, true, []);
        }

        var entries = stages.Where(s => s.Stage.IsEntry).ToList();
        if (entries.Count == 0)
        {
            return new CampaignCoverage(0, false, [matter.Exposure.Window is null ? matter.Exposure.Basis : "The campaign names no entry stage that a source could exclude."]);
        }

        var sufficient = entries.All(s => s.Covered);
        return new CampaignCoverage(
            sufficient ? 1 : entries.Min(s => s.Fraction), sufficient,
            [.. entries.Where(s => !s.Covered).SelectMany(Holes), .. stages.Where(s => !s.Stage.IsEntry && !s.Covered).Select(Later)]);
    }

    private static IEnumerable<string> Holes(StageCoverage stage) => stage.Sources.Count == 0
        ? [$"{stage.Stage.Title}: no source is known in which it would certainly leave a trace."]
        : stage.Sources.Select(s => $"{stage.Stage.Title}: {s.Sentence}");

    private static string Later(StageCoverage stage) =>
        $"{CampaignCoverage.LaterStage}{stage.Stage.Title}: {(stage.Best is { } best ? best.Sentence : "no source is known in which it would certainly leave a trace.")}";

    /// <summary>What tempers an attempt: the fix was already in, or the evidence does not show all of the window.</summary>
    private static string Circumstances(CampaignCase matter, Weighing weighing, CampaignCoverage coverage)
    {
        var words = new List<string>();
        if (AlreadyClosed(matter, weighing) is { } closed)
        {
            words.Add(closed);
        }

        if (!coverage.Sufficient && matter.Campaign.Access is null)
        {
            words.Add("Coverage is incomplete, so a success may have gone unseen: " + (coverage.Missing.Count > 0 ? coverage.Missing[0] : matter.Exposure.Basis));
        }

        return string.Join(" ", words);
    }

    private static string? AlreadyClosed(CampaignCase matter, Weighing weighing)
    {
        if (matter.Fix.InstalledFixed)
        {
            return "The server was already fixed at that time: it was installed with the fix.";
        }

        if (matter.Fix.FixedSince is { } since && weighing.Attempts.All(f => f.Time is { } time && time.Utc >= since))
        {
            return $"The server was already fixed at that time: the fix was effective since {Phrases.Moment(since)}.";
        }

        return matter.Exposure.NeverExposed is { } reason && matter.Fix.FixedSince is null ? $"There was no open hole to use: {reason}." : null;
    }
}
