using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Activities;

public sealed class IntrudersTest
{
    private static readonly DateTime Noon = Scene.Utc(2021, 3, 3, 12);

    [Fact]
    public void OneChain_IsOneActivity()
    {
        var activity = Assert.Single(Cluster(
            Found.Attempt("1").At(Noon).By("203.0.113.5", "python-requests/2.25"),
            Found.Success(Rung.Privilege, "2").At(Noon.AddMinutes(3)).By("203.0.113.5", "python-requests/2.25"),
            Found.Success(Rung.WroteFile, "3").At(Noon.AddMinutes(4)) with { SourceId = "ecp-server" },
            Found.Success(Rung.ShellUsed, "4").At(Noon.AddMinutes(30)).By("203.0.113.5", "antSword/v2.1")));
        Assert.Equal([Rung.WroteFile, Rung.ShellUsed, Rung.Privilege], activity.Rungs);
        Assert.Equal(["203.0.113.5"], activity.Addresses);
        Assert.Equal(["antSword/v2.1", "python-requests/2.25"], activity.Tooling);
        Assert.Equal(["1", "2", "3", "4"], activity.Findings);
    }

    [Fact]
    public void TwoIntruders_AreTwoActivities() => Assert.Equal(2, Cluster(
        Found.Success(Rung.WroteFile, "1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/aspnet_client/a.aspx"),
        Found.Success(Rung.ShellUsed, "2").At(Noon.AddHours(1)).By("203.0.113.5", "python-requests/2.25", "/aspnet_client/a.aspx"),
        Found.Success(Rung.WroteFile, "3").At(Noon.AddHours(5)).By("198.51.100.9", "Go-http-client/1.1", "/owa/auth/b.aspx"),
        Found.Success(Rung.ShellUsed, "4").At(Noon.AddHours(6)).By("198.51.100.9", "Go-http-client/1.1", "/owa/auth/b.aspx")).Count);

    [Fact]
    public void RotatingAddresses_WithOneToolAndShell_AreOne() => Assert.Single(Cluster(
        Found.Success(Rung.ShellUsed, "1").At(Noon).By("203.0.113.5", "antSword/v2.1", "/aspnet_client/a.aspx"),
        Found.Success(Rung.ShellUsed, "2").At(Noon.AddDays(3)).By("198.51.100.9", "antSword/v2.1", "/aspnet_client/a.aspx"),
        Found.Success(Rung.ShellUsed, "3").At(Noon.AddDays(9)).By("192.0.2.77", "antSword/v2.1", "/aspnet_client/a.aspx")));

    [Theory]
    [InlineData("evtx/microsoft-windows-windows-defender-operational", null, 1)]
    [InlineData("evtx/microsoft-windows-sysmon-operational", "a person or script (powershell.exe)", 1)]
    [InlineData("evtx/microsoft-windows-sysmon-operational", null, 2)]
    public void WhoeverCleansUpDaysLater_IsNoIntruder(string source, string? remover, int activities)
    {
        var used = Found.Success(Rung.ShellUsed, "1").At(Noon).By("203.0.113.5", "antSword/v2.1", "/aspnet_client/a.aspx");
        var later = Found.Artefact(Rung.WroteFile, "2").At(Noon.AddDays(5)) with { SourceId = source, Subject = new FindingSubject { Target = @"C:\inetpub\wwwroot\aspnet_client\a.aspx", RemovedBy = remover } };
        Assert.Equal(activities, Cluster(used, later).Count);
    }

    [Fact]
    public void AddressAlone_NeverMerges() => Assert.Equal(2, Cluster(
        Found.Attempt("1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js"),
        Found.Attempt("2").At(Noon.AddDays(2)).By("203.0.113.5", "Go-http-client/1.1", "/owa/z.js")).Count);

    [Fact]
    public void LoadBalancerAddress_DoesNotMerge() => Assert.Equal(2, Cluster(
        Found.Attempt("1").At(Noon).By("10.0.0.5", "python-requests/2.25", "/ecp/y.js"),
        Found.Attempt("2").At(Noon.AddMinutes(5)).By("10.0.0.5", "Go-http-client/1.1", "/owa/z.js")).Count);

    /// <summary>Two who broke in through one gateway in the same minutes, each with a tool and a page of his own; the second tool of one intruder broke in nowhere.</summary>
    [Theory]
    [InlineData(Rung.Privilege, 2)]
    [InlineData(Rung.WroteFile, 1)]
    public void BehindALoadBalancer_EachToolThatBrokeInIsAnIntruder(Rung second, int activities) => Assert.Equal(activities, Cluster(
        Found.Success(Rung.Privilege, "1").At(Noon).By("10.0.0.5", "python-requests/2.25", "/ecp/y.js"),
        Found.Success(second, "2").At(Noon.AddSeconds(40)).By("10.0.0.5", "Go-http-client/1.1", "/ecp/main.css"),
        Found.Success(Rung.ShellUsed, "3").At(Noon.AddMinutes(5)).By("10.0.0.5", "python-requests/2.25", "/aspnet_client/a.aspx"),
        Found.Success(Rung.ShellUsed, "4").At(Noon.AddMinutes(6)).By("10.0.0.5", "Go-http-client/1.1", "/owa/auth/b.aspx")).Count);

    [Fact]
    public void SharedShell_LaterUsedByAnother_StaysTwo() => Assert.Equal(2, Cluster(
        Found.Success(Rung.ShellUsed, "1").At(Noon).By("203.0.113.5", "antSword/v2.1", "/aspnet_client/a.aspx"),
        Found.Success(Rung.ShellUsed, "2").At(Noon.AddDays(6)).By("198.51.100.9", "curl/7.64", "/aspnet_client/a.aspx")).Count);

    /// <summary>The authorities removed shells by one request to each; a second call from there, or other days, show a second intruder.</summary>
    [Theory]
    [InlineData(4, 12, "192.0.2.220", 1)]
    [InlineData(5, 12, "192.0.2.220", 2)]
    [InlineData(4, 2, "192.0.2.220", 2)]
    public void LastCallInTheDaysOfTheCourtOrder_ShowsNoSecondIntruder(int month, int day, string address, int activities)
    {
        var last = Found.Success(Rung.ShellUsed, "2").By(address, "curl/7.64", "/aspnet_client/a.aspx").At(Scene.Utc(2021, month, day));
        Finding[] all = [Found.Success(Rung.ShellUsed, "1").At(Noon).By("203.0.113.5", "antSword/v2.1", "/aspnet_client/a.aspx"), last];
        Assert.Equal(activities, Late(all).Count);
        Assert.Equal(2, Late([.. all, last with { Id = "3", Time = EvidenceTime.FromSeconds(last.Time!.Value.Utc.AddHours(2)) }]).Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(23, 1)]
    [InlineData(30, 2)]
    public void WhatHappensOnTheServerWithinADay_IsTheOneIntrudersDoing(int hours, int activities) => Assert.Equal(activities, Cluster(
        Found.Success(Rung.Privilege, "1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js"),
        Service(Noon.AddHours(hours))).Count);

    [Fact]
    public void WhatHappensOnTheServer_AfterTwoIntruders_IsNobodys() => Assert.Equal(3, Cluster(
        Found.Success(Rung.Privilege, "1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js"),
        Found.Success(Rung.Privilege, "2").At(Noon.AddHours(2)).By("198.51.100.9", "Go-http-client/1.1", "/ecp/z.js"),
        Service(Noon.AddHours(5))).Count);

    [Fact]
    public void WhatHappensOnTheServer_BeforeTheIntruder_IsNotTheirs() => Assert.Equal(2, Cluster(
        Service(Noon.AddHours(-3)),
        Found.Success(Rung.Privilege, "1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js")).Count);

    [Fact]
    public void WhatHappensOnTheServer_AfterAttemptsOnly_IsNotTheirs() => Assert.Equal(2, Cluster(
        Found.Attempt("1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js"),
        Service(Noon.AddHours(1))).Count);

    [Fact]
    public void FileOnDisk_GoesToTheFirstWhoUsedIt()
    {
        var file = Found.Artefact(Rung.WroteFile, "f") with { Time = null, SourceId = "web-files", Source = new FindingPosition("C:/inetpub/wwwroot/aspnet_client/a.aspx") };
        var activity = Assert.Single(Cluster(file, Found.Success(Rung.ShellUsed, "1").At(Noon).By("203.0.113.5", "antSword/v2.1", "/aspnet_client/a.aspx")));
        Assert.Equal(["1", "f"], activity.Findings);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(300, 2)]
    public void FileThatSaysWhenItWasMade_GoesWithTheWritingOfThatMinute(int seconds, int activities)
    {
        var file = Found.Artefact(Rung.WroteFile, "f").At(Noon.AddSeconds(seconds)) with { SourceId = "web-files", Source = new FindingPosition("C:/inetpub/wwwroot/aspnet_client/a.aspx") };
        Assert.Equal(activities, Cluster(
            Found.Success(Rung.WroteFile, "1").At(Noon).By("10.0.0.5", "python-requests/2.25", "/ecp/y.js"),
            file,
            Found.Success(Rung.ShellUsed, "2").At(Noon.AddMinutes(20)).By("10.0.0.5", "antSword/v2.1", "/aspnet_client/a.aspx")).Count);
    }

    /// <summary>Two who write in the same minute have each their file.</summary>
    [Theory]
    [InlineData(40, 2)]
    [InlineData(2, 1)]
    public void FileThatSaysWhenItWasMade_GoesWithTheNearestWriting(int seconds, int activities) => Assert.Equal(activities, Cluster(
        Found.Success(Rung.WroteFile, "1").At(Noon).By("198.51.100.9", "python-requests/2.25", "/ecp/y.js"),
        Found.Success(Rung.WroteFile, "2").At(Noon.AddSeconds(40)).By("203.0.113.5", "Go-http-client/1.1", "/ecp/z.js"),
        Found.Artefact(Rung.WroteFile, "f").At(Noon.AddSeconds(seconds)) with { SourceId = "web-files", Source = new FindingPosition("C:/inetpub/wwwroot/aspnet_client/b.aspx") },
        Found.Success(Rung.ShellUsed, "3").At(Noon.AddMinutes(20)).By("203.0.113.5", "Go-http-client/1.1", "/aspnet_client/b.aspx")).Count);

    [Theory]
    [InlineData(@"CONTOSO\anna", 20, 1)]
    [InlineData("anna@contoso.example", 20, 1)]
    [InlineData(@"CONTOSO\kim", 20, 2)]
    [InlineData(@"CONTOSO\EXCH01$", 20, 2)]
    [InlineData(@"CONTOSO\anna", 120, 2)]
    public void OneAccountWithinAMinute_IsOneIntruder(string account, int seconds, int activities)
    {
        var request = Found.Success(Rung.Exploited, "1").At(Noon);
        var session = Found.Success(Rung.Exploited, "2").At(Noon.AddSeconds(seconds)).By(null, "WinRM", "/powershell");
        Assert.Equal(activities, Cluster(
            request with { Subject = new FindingSubject { User = "contoso/Users/anna", ClientAddress = "203.0.113.5", UserAgent = "Mozilla" } },
            session with { Subject = session.Subject with { User = account } }).Count);
    }

    [Fact]
    public void RowsOfOneRequest_AreOne() => Assert.Single(Cluster(
        (Found.Attempt("1").At(Noon) with { Subject = new FindingSubject { RequestId = "R", ClientAddress = "10.0.0.5" } }),
        (Found.Attempt("2").At(Noon.AddSeconds(1)) with { Subject = new FindingSubject { RequestId = "r", UserAgent = "curl/7" } })));

    [Fact]
    public void PartsOfAChain_AreOne() => Assert.Single(Cluster(
        Found.Attempt("1").At(Noon).By("203.0.113.5", "a"),
        Found.Success(Rung.WroteFile, "2").At(Noon.AddDays(2)) with { Events = ["1"] }));

    [Fact]
    public void BackEndRows_GoWithTheirTool() => Assert.Single(Cluster(
        Found.Attempt("1").At(Noon).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js"),
        Found.Success(Rung.Privilege, "2", Confidence.Medium).At(Noon.AddSeconds(4)).By(null, "python-requests/2.25", "/ecp/proxyLogon.ecp") with { SourceId = "iis-backend" },
        Found.Success(Rung.Privilege, "3").At(Noon.AddSeconds(9)).By("203.0.113.5", "python-requests/2.25", "/ecp/y.js")));

    [Fact]
    public void ProbesAndWeakFindings_MakeNoActivity() => Assert.Empty(Cluster(Found.Probe(), Found.Attempt(confidence: Confidence.Low)));

    [Fact]
    public void Id_RestsOnTheEarliestFinding()
    {
        var first = Found.Attempt("1").At(Noon).By("203.0.113.5", "a");
        var alone = Cluster(first)[0].Id;
        Assert.Equal(alone, Cluster(Found.Attempt("2").At(Noon.AddMinutes(1)).By("203.0.113.5", "a"), first)[0].Id);
        Assert.Equal(12, alone.Length);
    }

    private static Finding Service(DateTime time) => Found.Artefact(Rung.Impact, "s", Confidence.Medium).At(time) with { SourceId = "evtx/system", Subject = new FindingSubject { Target = @"C:\Users\Public\svc.exe" } };

    private static IReadOnlyList<Activity> Late(Finding[] findings) => (Scene.Covered with { Findings = findings, AssessedAt = Scene.Utc(2021, 6, 1) }).Judge().Activities;

    private static IReadOnlyList<Activity> Cluster(params Finding[] findings) => (Scene.Covered with { Findings = findings }).Judge().Activities;
}
