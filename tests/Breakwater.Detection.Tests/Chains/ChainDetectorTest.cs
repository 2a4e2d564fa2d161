using Breakwater.Detection.Chains;
using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Chains;

public sealed class ChainDetectorTest
{
    private static readonly DateTime T = new(2022, 9, 3, 4, 5, 6, DateTimeKind.Utc);

    private static readonly Chain Program = Of(
        "program", ["proxynotshell"],
        new() { Title = "way in", OfCampaign = true, Rungs = [Rung.Exploited] },
        new() { Title = "program", OfCampaign = false, Sources = ["evtx/"], Rungs = [Rung.ShellUsed, Rung.Credentials], Pool = "MSExchangePowerShell", Within = TimeSpan.FromSeconds(20) });

    private static readonly Chain Page = Of(
        "page", ["proxylogon", "proxyshell"],
        new() { Title = "way in", OfCampaign = true },
        new() { Title = "written", OfCampaign = false, Sources = ["evtx/"], Rungs = [Rung.WroteFile], Within = TimeSpan.FromMinutes(1), IsOptional = true },
        new() { Title = "used", OfCampaign = false, Sources = ["iis-frontend"], Rungs = [Rung.ShellUsed], Ties = [ChainTie.Script, ChainTie.Address], Within = TimeSpan.FromDays(1) });

    [Fact]
    public void ConsequenceWithinSeconds_IsAChain()
    {
        var match = Assert.Single(Find(Program, Entry("proxynotshell", 0), Process(7)));
        Assert.Equal(["entry-0", "process-7"], match.Events.Select(e => e.Id));
        Assert.Equal("proxynotshell", match.Campaign);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public void ConsequenceTooLateOrBefore_IsNone(int seconds) => Assert.Empty(Find(Program, Entry("proxynotshell", 0), Process(seconds)));

    [Fact]
    public void ConsequenceLoggedALittleEarlier_IsAChain() => Assert.Single(Find(Program, Entry("proxynotshell", 0), Process(-2)));

    [Theory]
    [InlineData("w3wp.exe -ap \"MSExchangePowerShellFrontEndAppPool\" -v", true)]
    [InlineData("w3wp.exe -ap \"SelfService\" -v", false)]
    [InlineData(null, true)]
    public void PoolOfTheProgram_MustFitWhereItIsNamed(string? parent, bool fits) => Assert.Equal(fits, Find(Program, Entry("proxynotshell", 0), Process(3, parent)).Count == 1);

    [Theory]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(500, true)]
    [InlineData(0, false)]
    public void RefusedAttempt_HasNoConsequence(int status, bool follows) =>
        Assert.Equal(follows, Find(Program, Entry("proxynotshell", 0, status: status) with { Outcome = Outcome.Attempt }, Process(3)).Count == 1);

    [Theory]
    [InlineData("hr@contoso.example", 2)]
    [InlineData("CFO@contoso.example", 1)]
    public void MailTakenFromSeveral_IsToldOfEachMailbox(string second, int matches)
    {
        var mail = Of(
            "mail", ["mailbox-abuse"],
            new() { Title = "role", OfCampaign = true, Rungs = [Rung.Privilege] },
            new() { Title = "mail", OfCampaign = true, Rungs = [Rung.MailTaken], Within = TimeSpan.FromDays(1) });
        var role = Entry("mailbox-abuse", 0) with { Rung = Rung.Privilege };
        var row = Entry("mailbox-abuse", 60) with { Rung = Rung.MailTaken };
        Assert.Equal(matches, Find(
            mail, role,
            row with { Id = "m1", Subject = row.Subject with { Mailbox = "cfo@contoso.example" } },
            row with { Id = "m2", Subject = row.Subject with { Mailbox = second } }).Count);
    }

    [Fact]
    public void OtherCampaignsEntry_IsNoStep() => Assert.Empty(Find(Program, Entry("proxyshell", 0), Process(3)));

    [Theory]
    [InlineData("transport-agents", 40, true)]
    [InlineData("transport-agents", 900, false)]
    [InlineData("mailbox-abuse", 40, false)]
    [InlineData(null, 40, false)]
    public void ConsequenceOfAnotherCampaign_IsAChainWhereTheStepNamesIt(string? campaign, int seconds, bool follows) =>
        Assert.Equal(follows, Find(Foothold([]), Entry("proxynotshell", 0), Process(seconds) with { Campaign = campaign }).Count == 1);

    [Theory]
    [InlineData(@"LAN\n.brandt", true)]
    [InlineData("lan.contoso.example/Users/N.Brandt", true)]
    [InlineData("n.berg@contoso.example", false)]
    [InlineData(null, false)]
    public void ConsequenceUnderTheSameAccount_IsAChain(string? user, bool follows) => Assert.Equal(follows, Find(
        Foothold([ChainTie.Account]), Entry("proxynotshell", 0) with { Subject = new FindingSubject { User = "n.brandt@contoso.example", Status = 200 } },
        Process(40) with { Campaign = "transport-agents", Subject = new FindingSubject { User = user } }).Count == 1);

    [Theory]
    [InlineData("Kim@contoso.example", true)]
    [InlineData("hr@contoso.example", false)]
    [InlineData(null, false)]
    public void ConsequenceInTheSameMailbox_IsAChain(string? mailbox, bool follows) => Assert.Equal(follows, Find(
        Foothold([ChainTie.Mailbox]), Entry("proxynotshell", 0) with { Subject = new FindingSubject { Mailbox = "kim@contoso.example", Status = 200 } },
        Process(40) with { Campaign = "transport-agents", Subject = new FindingSubject { Mailbox = mailbox } }).Count == 1);

    /// <summary>Whoever uses such a hole acts as the server: its account is everybody's.</summary>
    [Theory]
    [InlineData(@"NT AUTHORITY\SYSTEM", false)]
    [InlineData(@"NT-AUTORITÄT\SYSTEM", false)]
    [InlineData(@"AUTORITE NT\Système", false)]
    [InlineData(@"NT AUTHORITY\NETWORK SERVICE", false)]
    [InlineData(@"NT-AUTORITÄT\Netzwerkdienst", false)]
    [InlineData(@"IIS APPPOOL\MSExchangePowerShellAppPool", false)]
    [InlineData("HealthMailboxd2f1@contoso.example", false)]
    [InlineData("SYSTEM", false)]
    [InlineData(@"LAN\EXCH01$", false)]
    [InlineData(@"LAN\systems.berg", true)]
    [InlineData("lan.contoso.example/Front Office/N. Brandt", true)]
    public void AccountOfTheServer_TiesNothing(string user, bool ties) => Assert.Equal(ties, Find(
        Foothold([ChainTie.Account]), Entry("proxynotshell", 0) with { Subject = new FindingSubject { User = user, Status = 200 } },
        Process(40) with { Campaign = "transport-agents", Subject = new FindingSubject { User = user } }).Count == 1);

    /// <summary>In one log the system stands for itself, and only the act that the step names counts.</summary>
    [Theory]
    [InlineData("NT AUTHORITY\\SYSTEM", "removed", 420, true)]
    [InlineData("nt authority\\system", "removed", 420, true)]
    [InlineData("contoso.example/Users/Kern", "removed", 420, false)]
    [InlineData(null, "removed", 420, false)]
    [InlineData("NT AUTHORITY\\SYSTEM", "searched", 420, false)]
    [InlineData("NT AUTHORITY\\SYSTEM", "removed", 172800, false)]
    public void NamedActOfTheSameUser_IsAChain(string? user, string rule, int seconds, bool follows)
    {
        var chain = Of(
            "removed", ["mailbox-abuse"],
            new() { Title = "exported", OfCampaign = true, Rules = ["exported"] },
            new() { Title = "removed", OfCampaign = true, Rules = ["removed"], Ties = [ChainTie.User], Within = TimeSpan.FromHours(1) });
        Assert.Equal(follows, Find(
            chain, Entry("mailbox-abuse", 0) with { Rule = "exported", Subject = new FindingSubject { User = "NT AUTHORITY\\SYSTEM" } },
            Entry("mailbox-abuse", seconds) with { Rule = rule, Subject = new FindingSubject { User = user } }).Count == 1);
    }

    [Fact]
    public void PageUsedByTheSameClient_IsAChain() => Assert.Single(Find(Page, Entry("proxylogon", 0, "198.51.100.7"), Use(3600, "/aspnet_client/a.aspx", "198.51.100.7")));

    [Fact]
    public void PageUsedByAnotherClient_IsNone() => Assert.Empty(Find(Page, Entry("proxylogon", 0, "198.51.100.7"), Use(3600, "/aspnet_client/a.aspx", "198.51.100.9")));

    /// <summary>A balancer gives its own address to everybody.</summary>
    [Fact]
    public void SharedAddressOfTheOwnNetwork_TiesNothing() => Assert.Empty(Find(Page, Entry("proxylogon", 0, "10.0.0.5"), Use(3600, "/aspnet_client/a.aspx", "10.0.0.5")));

    [Fact]
    public void FileWrittenJustAfter_TiesItsUseMonthsLater()
    {
        var written = Process(20) with { Id = "written", Rung = Rung.WroteFile, Subject = new FindingSubject { Target = @"C:\inetpub\wwwroot\aspnet_client\a.aspx" } };
        var match = Assert.Single(Find(Page, Entry("proxylogon", 0), written, Use(9_000_000, "/aspnet_client/a.aspx", "203.0.113.1")));
        Assert.Equal(["entry-0", "written", "use-9000000"], match.Events.Select(e => e.Id));
    }

    [Fact]
    public void FileWithoutATime_TiesByItsName()
    {
        var onDisk = Entry("proxyshell", 0) with { Id = "file", Time = null, SourceId = "web-files", Rung = Rung.WroteFile, Outcome = Outcome.Artefact, Subject = new FindingSubject { Target = "C/inetpub/wwwroot/aspnet_client/b.aspx" } };
        Assert.Equal("proxyshell", Assert.Single(Find(Page, onDisk, Use(5, "/aspnet_client/b.aspx", "203.0.113.1"))).Campaign);
        Assert.Empty(Find(Page, onDisk, Use(5, "/aspnet_client/c.aspx", "203.0.113.1")));
    }

    [Fact]
    public void TwoIntrudersWithPagesOfTheirOwn_AreTwoChains() => Assert.Equal(2, Find(
        Page, Entry("proxylogon", 0, "198.51.100.7"), Entry("proxylogon", 50, "198.51.100.9"), Use(100, "/aspnet_client/a.aspx", "198.51.100.7"), Use(120, "/owa/auth/b.aspx", "198.51.100.9"), Use(140, "/owa/auth/b.aspx", "198.51.100.9")).Count);

    [Fact]
    public void ManyFindings_AreJoinedInReasonableTimeAndNumber()
    {
        var findings = Enumerable.Range(0, 40_000).SelectMany(i => new[] { Entry("proxylogon", i, "198.51.100.7"), Use(i, $"/aspnet_client/{i}.aspx", "198.51.100.7") }).ToArray();
        Assert.InRange(Find(Page, findings).Count, 1, 40);
    }

    /// <summary>Any findings in any order of steps: nothing is thrown, every chain starts before it ends.</summary>
    [Fact]
    public void RandomFindings_NeverBreakIt()
    {
        var random = new Random(20210302);
        var findings = Enumerable.Range(0, 3000).Select(i => random.Next(4) switch
        {
            0 => Entry("proxylogon", random.Next(100_000), random.Next(3) == 0 ? null : $"198.51.100.{random.Next(9)}"),
            1 => Process(random.Next(100_000)) with { Rung = (Rung)random.Next(11) },
            2 => Use(random.Next(100_000), $"/aspnet_client/{random.Next(20)}.aspx", $"198.51.100.{random.Next(9)}"),
            _ => Use(i, "/aspnet_client/x.aspx", "") with { Time = null, Rung = null },
        }).OrderBy(f => f.Time?.Utc).ToArray();
        Assert.All(Find(Page, findings), m => Assert.True(m.Events[0].Time!.Value.Utc <= m.Events[^1].Time!.Value.Utc.AddSeconds(3)));
    }

    private static Chain Foothold(ChainTie[] ties) => Of(
        "foothold", ["proxynotshell"],
        new() { Title = "way in", OfCampaign = true, Outcomes = [Outcome.Success] },
        new() { Title = "foothold", OfCampaign = false, Campaigns = ["transport-agents"], Ties = ties, Within = TimeSpan.FromMinutes(10) });

    private static IReadOnlyList<ChainMatch> Find(Chain chain, params Finding[] findings) => ChainDetector.Find([chain], [.. findings.OrderBy(f => f.Time?.Utc)]);

    private static Chain Of(string id, string[] campaigns, params ChainStep[] steps) => new() { Id = id, Title = id, Campaigns = campaigns, Confidence = Confidence.High, Steps = steps };

    private static Finding Entry(string campaign, int second, string? client = null, int status = 200) => Finding($"entry-{second}", campaign, second, "iis-frontend", Rung.Exploited) with
    {
        Subject = new FindingSubject { ClientAddress = client, Status = status, Target = "/autodiscover/autodiscover.json" },
    };

    private static Finding Process(int second, string? parent = "w3wp.exe -ap \"MSExchangePowerShellAppPool\"") => Finding($"process-{second}", null, second, "evtx/security", Rung.ShellUsed) with
    {
        Fields = parent is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["ParentCommandLine"] = parent },
    };

    private static Finding Use(int second, string page, string client) => Finding($"use-{second}", null, second, "iis-frontend", Rung.ShellUsed) with { Subject = new FindingSubject { ClientAddress = client, Target = page, Status = 200 } };

    private static Finding Finding(string id, string? campaign, int second, string source, Rung rung) => new()
    {
        Id = id,
        Rule = "rule",
        Title = id,
        Campaign = campaign,
        Rung = rung,
        Outcome = Outcome.Success,
        Confidence = Confidence.Medium,
        Level = "high",
        Time = EvidenceTime.FromMilliseconds(T.AddSeconds(second)),
        SourceId = source,
        Source = new FindingPosition("a.log", Line: second),
        Excerpt = "",
    };
}
