using Breakwater.Model;

namespace Breakwater.Reports.Story;

/// <summary>The first screen in plain words; every sentence follows from members of the assessment. Its strings are not yet escaped.</summary>
internal sealed record Narrative
{
    /// <summary>The verdict in one sentence.</summary>
    public required string Headline { get; init; }

    public required IReadOnlyList<string> WhatHappened { get; init; }

    public required string HowSure { get; init; }

    /// <summary>State of the software in one or two sentences.</summary>
    public required string Exposure { get; init; }

    /// <summary>What the evidence could not show, most important first; never empty.</summary>
    public required IReadOnlyList<string> NotSeen { get; init; }

    /// <summary>All actions in their order.</summary>
    public required IReadOnlyList<ActionStep> Steps { get; init; }

    public static Narrative Of(Assessment assessment) => new()
    {
        Headline = HeadlineOf(assessment.Verdict.Overall, assessment.AssessedAt, assessment.Findings.Count(f => f.IsLaterThan(assessment.AssessedAt))),
        WhatHappened = Happenings.Of(assessment),
        HowSure = Happenings.HowSure(assessment),
        Exposure = ExposureOf(assessment),
        NotSeen = Unseen.Of(assessment),
        Steps = [.. assessment.Actions.OrderBy(a => a.Order).ThenBy(a => a.Id, StringComparer.Ordinal)],
    };

    private static string HeadlineOf(VerdictState overall, DateTime assessedAt, int later) => overall switch
    {
        VerdictState.Compromised => "Intruders got into this mail server.",
        VerdictState.Suspected => "Intruders have probably been in this mail server; the proof is not complete.",
        VerdictState.Targeted => "This mail server was attacked. No trace shows that an attack worked.",
        VerdictState.CannotExclude => "No trace of a break-in was found, but the evidence has holes: a break-in cannot be excluded.",
        VerdictState.NotFound when later > 0 => $"No trace of a break-in was found up to {PlainWords.Minute(assessedAt)}. {PlainWords.Many(later, "finding lies", "findings lie")} after that and {(later == 1 ? "was" : "were")} not judged.",
        VerdictState.NotFound => "No trace of a break-in was found, and for attacks that leave traces the evidence is sufficient to say so.",
        _ => throw new ArgumentOutOfRangeException(nameof(overall), overall, null),
    };

    private static string ExposureOf(Assessment assessment)
    {
        var exposure = assessment.Exposure;
        var open = exposure.Cves.Count(c => c.ExploitedInWild && c.State is CveState.Vulnerable or CveState.VulnerableNoPackage);
        var state = exposure.State switch
        {
            ExposureState.Vulnerable when open > 0 => $"Open to attack: {PlainWords.Many(open, "hole that attackers use", "holes that attackers use")}.",
            ExposureState.Vulnerable => "Open to attack.",
            ExposureState.Mitigated => "The holes that attackers use are shielded for now, not repaired.",
            ExposureState.Outdated => "Updates are missing; no attacks on the holes that they close are known.",
            ExposureState.Unknown => "Whether the server is open to attack could not be determined.",
            ExposureState.Patched => $"All holes known on {PlainWords.Day(assessment.Knowledge.AsOf.ToDateTime(TimeOnly.MinValue))} are closed.",
            _ => throw new ArgumentOutOfRangeException(nameof(assessment), exposure.State, null),
        };
        var isBehind = exposure.State is not (ExposureState.Patched or ExposureState.Unknown) && exposure.UpdatePath.Any(s => s.Kb is not null);
        var support = exposure.Supported != false ? "" : isBehind ? " No new updates are made for it; existing ones are missing." : " No new updates are made for it.";
        var reminder = assessment.Verdict.Overall >= VerdictState.Suspected ? " Updates alone do not remove an intruder." : "";
        var idle = assessment.Mitigations.Count(m => m.State == MitigationState.PresentNotEffective);
        var shields = idle == 0 ? "" : $" {PlainWords.Many(idle, "block", "blocks")} against {(idle == 1 ? "it is" : "them are")} in place and {(idle == 1 ? "does" : "do")} not work.";
        return state + shields + reminder + support;
    }
}
