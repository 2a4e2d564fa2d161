using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests;

/// <summary>Findings as tests need them: an id, what they prove, when, who.</summary>
internal static class Found
{
    public static Finding Success(Rung rung, string id = "aaaaaaaaaaaa", Confidence confidence = Confidence.High) => Make(Outcome.Success, rung, id, confidence);

    public static Finding Artefact(Rung rung, string id = "bbbbbbbbbbbb", Confidence confidence = Confidence.High) => Make(Outcome.Artefact, rung, id, confidence);

    public static Finding Attempt(string id = "cccccccccccc", Rung rung = Rung.Exploited, Confidence confidence = Confidence.High) => Make(Outcome.Attempt, rung, id, confidence);

    public static Finding Probe(string id = "dddddddddddd") => Make(Outcome.Probe, Rung.Probed, id, Confidence.High);

    public static Finding At(this Finding finding, DateTime time) => finding with { Time = EvidenceTime.FromSeconds(time) };

    public static Finding By(this Finding finding, string? address, string? agent, string? target = null) => finding with
    {
        Subject = finding.Subject with { ClientAddress = address, UserAgent = agent, Target = target ?? finding.Subject.Target },
    };

    private static Finding Make(Outcome outcome, Rung rung, string id, Confidence confidence) => new()
    {
        Id = id,
        Rule = "rule-" + outcome.ToString().ToLower(CultureInfo.InvariantCulture),
        Title = $"{outcome} at {rung}",
        Campaign = "proxylogon",
        Outcome = outcome,
        Rung = rung,
        Confidence = confidence,
        Level = "high",
        Time = EvidenceTime.FromSeconds(Scene.Utc(2021, 3, 3, 5, 12)),
        SourceId = "httpproxy/ecp",
        Source = new FindingPosition("C:/Logging/HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", LineOf(id)),
        Excerpt = "row",
    };

    /// <summary>Two findings of a test are two rows of the log.</summary>
    private static long LineOf(string id) => id.Aggregate(17L, (line, c) => ((line * 131) + c) & int.MaxValue);
}
