using Breakwater.Model;

namespace Breakwater.Reports.Tests;

/// <summary>Assessments in which every string was written by an attacker and every number and list is unlikely.</summary>
internal sealed class HostileAssessment
{
    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><svg onload=alert(1)>", "</title><iframe src=//evil.example>", "javascript:alert(1)",
        "]]><!--", "&lt;b&gt;&#x3c;", "\u001b[2J\u001b[31mowned", "\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007", "\u009b31m", "\u202egpj.exe", "\u2066\u2069\u200b\ufeff", "line\r\nsecond\nthird", "nul\0nul",
        "\ud800", "\udc00\ud800", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "| a | b |\n|---|---|", "[x](javascript:alert(1))", "[red]markup[/]", "[link=http://evil.example]", "{{7*7}}", "${x}", "😀𝔘", "混淆路径", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "\U000E0041\U000E0042", "../../../../etc/passwd", "C:\\Windows\\..\\x", "\t\v\f\b\a", "", " ", "\u2028\u2029", "\ufdd0\uffff",
    ];

    private readonly Random _random;

    private HostileAssessment(int seed) => _random = new Random(seed);

    public static Assessment Of(int seed) => new HostileAssessment(seed).Build();

    public static string TextOf(int seed) => new HostileAssessment(seed).Text();

    private Assessment Build() => new()
    {
        Tool = new ToolIdentity(Text(), Text()),
        Knowledge = new KnowledgeIdentity(Text(), DateOnly.FromDateTime(Day())),
        AssessedAt = Day(),
        Collected = Coin() ? new CollectionTime(Day(), Text()) : null,
        Evidence = Many(() => new EvidenceItem(Text(), Maybe(), Number())),
        Server = new ServerFacts { Name = Maybe(), Fqdn = Maybe(), Product = Maybe(), Build = Maybe(), Release = Maybe(), Os = Maybe(), InstallPath = Maybe(), Roles = Texts(), Facts = Many(() => new ServerFact(Text(), Text(), Text())) },
        Exposure = new Exposure
        {
            State = Any<ExposureState>(),
            Supported = Coin() ? Coin() : null,
            BuildMeaning = Text(),
            Cves = Many(() => new CveAssessment { Id = Text(), Title = Text(), Cvss = Coin() ? _random.NextDouble() * 10 : Coin() ? double.NaN : null, State = Any<CveState>(), Disputed = Coin(), FixedBy = Texts(), MitigatedBy = Texts(), NeedsConfiguration = Maybe() }),
            UpdatePath = Many(() => new UpdateStep(_random.Next(1, 9), Text(), Maybe(), Maybe(), Text(), Texts())),
            NotEffective = Texts(),
            ToConfirm = Many(() => new ConfirmationItem(Text(), Text(), Text(), Coin())),
        },
        Mitigations = Many(() => new MitigationStatus(Text(), Any<MitigationState>(), Text(), Text())),
        Verdict = new Verdict { Overall = Any<VerdictState>(), Campaigns = Many(Campaign) },
        Activities = Many(() => new Activity { Id = Text(), Rungs = [Any<Rung>()], FirstSeen = Time(), LastSeen = Time(), Addresses = Texts(), Tooling = Texts(), Findings = Texts() }),
        Mailboxes = Many(() => new MailboxEntry { Address = Text(), State = Any<MailboxState>(), Method = Text(), Confidence = Any<Confidence>(), FirstSeen = Time(), LastSeen = Time(), Bytes = Coin() ? Number() : null, Findings = Texts() }),
        Coverage = Many(Coverage),
        Findings = [.. Enumerable.Range(0, 6).Select(_ => Finding())],
        Actions = Many(() => new ActionStep { Id = Text(), Order = _random.Next(1, 9), Title = Text(), Why = Text(), How = Texts(), Verify = Text(), Undo = Text(), Decides = Text(), Due = Coin() ? Day() : null }),
        Unread = Many(() => new UnreadItem(Text(), Text(), Coin() ? Number() : null)),
        Warnings = Texts(),
        Counts = new Counts(Number(), Number(), Number(), Number(), Number(), Number(), Number()),
    };

    private CampaignVerdict Campaign() => new()
    {
        Id = Text(),
        Name = Text(),
        State = Any<VerdictState>(),
        Confidence = Any<Confidence>(),
        LeavesTraces = Coin(),
        Window = Coin() ? new TimeRange(Day(), Day()) : null,
        Coverage = new CampaignCoverage(Coin() ? _random.NextDouble() : double.NaN, Coin(), Texts()),
        FirstSeen = Time(),
        LastSeen = Time(),
        Rungs = [Any<Rung>()],
        AttemptedRungs = [Any<Rung>(), Any<Rung>()],
        Reason = Text(),
        Explanation = Texts(),
        Findings = Texts(),
    };

    private SourceCoverage Coverage() => new()
    {
        Source = Coin() ? Text() : SourceCatalogue.HttpProxyPrefix + Text(),
        Artefacts = _random.Next(9),
        First = Time(),
        Last = Time(),
        Gaps = Many(() => new TimeRange(Day(), Day())),
        Records = Number(),
        Truncated = Coin(),
        Fraction = Coin() ? _random.NextDouble() : Coin() ? 0.999999 : null,
        RecordsPerDay = Many(() => DateOnly.FromDateTime(Day())).Distinct().ToDictionary(d => d, _ => (long)_random.Next(1000)),
    };

    private Finding Finding() => new()
    {
        Id = Text(),
        Rule = Text(),
        Title = Text(),
        Campaign = Maybe(),
        Rung = Coin() ? Any<Rung>() : null,
        Outcome = Coin() ? Any<Outcome>() : null,
        Confidence = Any<Confidence>(),
        Level = Text(),
        Attack = Texts(),
        Time = Time(),
        SourceId = Text(),
        Source = Coin() ? new FindingPosition(Text(), Line: Number()) : Coin() ? new FindingPosition(Text(), Record: Number()) : new FindingPosition(Text(), Offset: Number()),
        Excerpt = Text() + Text() + Text(),
        Fields = Texts().Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => Text(), StringComparer.Ordinal),
        Events = Coin() ? Texts() : null,
    };

    private string Text()
    {
        var text = string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Attacks[_random.Next(Attacks.Length)]));
        return _random.Next(20) switch
        {
            0 => string.Concat(Enumerable.Range(0, 400).Select(_ => text)),
            1 => string.Concat(Enumerable.Range(0, 40).Select(_ => (char)_random.Next(char.MaxValue + 1))),
            2 => new string('W', 3000) + text,
            _ => text,
        };
    }

    private string? Maybe() => Coin() ? Text() : null;

    private List<string> Texts() => Many(Text);

    private List<T> Many<T>(Func<T> one) => [.. Enumerable.Range(0, _random.Next(5)).Select(_ => one())];

    private bool Coin() => _random.Next(2) == 0;

    private long Number() => _random.Next(10) == 0 ? long.MaxValue : _random.Next(100_000);

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private DateTime Day() => _random.Next(12) switch
    {
        0 => DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
        1 => DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc),
        _ => new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(_random.Next(40_000)),
    };

    private EvidenceTime? Time() => Coin() ? new EvidenceTime(Day(), _random.Next(8)) : null;
}
