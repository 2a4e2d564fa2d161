using Breakwater.Judgement.FileTimes;
using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Judgement.Verdicts;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests;

/// <summary>One server as a test states it; everything that is not stated is a vulnerable server with nothing found.</summary>
internal sealed record Scene
{
    /// <summary>Entry through one source pair, as in ProxyLogon.</summary>
    public static Campaign Entry { get; } = new()
    {
        Id = "proxylogon",
        Name = "ProxyLogon",
        Summary = "Test",
        Cves = ["CVE-2021-26855"],
        EntryCves = ["CVE-2021-26855"],
        FirstKnownExploitation = new DateOnly(2021, 3, 1),
        Stages =
        [
            new CampaignStage("ssrf", "Forged back-end request", Rung.Exploited, true, ["httpproxy/ecp", "iis-frontend"]),
            new CampaignStage("file-write", "File written", Rung.WroteFile, false, ["ecp-server"]),
        ],
    };

    public static Campaign Traceless { get; } = Entry with { Id = "relay", Name = "Relay", LeavesTraces = false, Traceless = "Look at the settings." };

    public static Campaign WithoutHole { get; } = Entry with { Id = "modules", Name = "Modules", Cves = [], EntryCves = [], Access = "It takes an administrator." };

    public static DateTime Start { get; } = Utc(2021, 3, 1);

    public static DateTime End { get; } = Utc(2021, 3, 9, 14);

    public IReadOnlyList<Campaign> Campaigns { get; init; } = [Entry];

    public IReadOnlyList<SourceObservation> Observations { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<MissingSource> Missing { get; init; } = [];

    public IReadOnlyList<UnreadItem> Unread { get; init; } = [];

    public IReadOnlyList<WebFileTime> WebFileTimes { get; init; } = [];

    public IReadOnlyList<SetupEvent> Setup { get; init; } = [];

    public IReadOnlyList<Mitigation> Mitigations { get; init; } = [];

    public FixState Fix { get; init; } = new(false, null, "the build in effect lacks the fix", null, false);

    public bool NeverAffected { get; init; }

    public Exposure Exposure { get; init; } = new() { State = ExposureState.Vulnerable, Supported = true, BuildMeaning = "Exchange Server 2016 CU19 without the March 2021 update." };

    public DateTime AssessedAt { get; init; } = Utc(2021, 3, 20, 12);

    public bool AsOfGiven { get; init; }

    public DateTime? Since { get; init; }

    public DateTime? ManifestTime { get; init; }

    public static Scene Covered { get; } = new()
    {
        Observations = [Logs.Hourly("httpproxy/ecp", Start, End), Logs.Hourly("iis-frontend", Start, End), Logs.Daily("ecp-server", Start, End)],
    };

    public JudgementInput Input => new()
    {
        Knowledge = new KnowledgeBase { Identity = new KnowledgeIdentity("test", new DateOnly(2021, 3, 15)), Campaigns = Campaigns },
        AssessedAt = AssessedAt,
        AsOfGiven = AsOfGiven,
        Since = Since,
        ManifestTime = ManifestTime,
        Server = new ServerFacts { Name = "EXCH01" },
        Findings = Findings,
        Observations = Observations,
        MissingSources = Missing,
        Unread = Unread,
        WebFileTimes = WebFileTimes,
        SetupEvents = Setup,
    };

    public static DateTime Utc(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);

    public JudgementResult Judge() => Judgement.Judge.Decide(Input, new SoftwareState(new BuildDecision(), Exposure, _ => Fix, _ => NeverAffected, Mitigations));

    /// <summary>The verdict of the first campaign.</summary>
    public CampaignVerdict Verdict() => Judge().Verdict.Campaigns.First(c => c.Id == Campaigns[0].Id);
}
