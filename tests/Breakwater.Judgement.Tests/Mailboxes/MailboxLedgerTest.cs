using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Mailboxes;

public sealed class MailboxLedgerTest
{
    [Fact]
    public void EwsRead_IsTaken()
    {
        var entry = Ledger(Read("1", "CFO@contoso.example", "GetItem", 500, "r1"), Read("2", "cfo@contoso.example", "FindItem", 300, "r2"))[0];
        Assert.Equal(MailboxState.Taken, entry.State);
        Assert.Equal("CFO@contoso.example", entry.Address);
        Assert.Equal("EWS FindItem; EWS GetItem", entry.Method);
        Assert.Equal(800, entry.Bytes);
        Assert.Equal(["1", "2"], entry.Findings);
    }

    [Fact]
    public void ActionNotLogged_IsTakenMediumAndUnknown()
    {
        var finding = Found.Success(Rung.MailTaken, confidence: Confidence.Medium).By("203.0.113.5", "x", "/ecp/y.js") with { Fields = new Dictionary<string, string> { ["AnchorMailbox"] = "ServerInfo~a]@ex:444/EWS/Exchange.asmx?#" } };
        var entry = Ledger(finding)[0];
        Assert.Equal((MailboxState.Taken, "unknown mailbox", Confidence.Medium, "EWS, action not logged"), (entry.State, entry.Address, entry.Confidence, entry.Method));
        Assert.Null(entry.Bytes);
    }

    [Fact]
    public void RowsOfOneRequest_AreOneMailboxAndCountBytesOnce()
    {
        var proxy = Found.Success(Rung.MailTaken, "1", Confidence.Medium) with { Subject = new FindingSubject { RequestId = "R1", ResponseBytes = 900, Target = "/ews/exchange.asmx" } };
        var ledger = Ledger(proxy, Read("2", "cfo@contoso.example", "GetItem", 880, "r1"));
        Assert.Equal(2, ledger.Count);
        Assert.Equal(900, ledger[0].Bytes);
        Assert.Equal("all other mailboxes", ledger[1].Address);
    }

    [Theory]
    [InlineData("/autodiscover/autodiscover.json?@x/ews/exchange.asmx")]
    [InlineData("/autodiscover/autodiscover.json?a=@x%2FEws%2Fexchange.asmx")]
    [InlineData("/autodiscover/autodiscover.json?@x/powershell/?X-Rps-CAT=")]
    public void ConfusionToEwsOrPowerShell_IsReachable(string target) =>
        Assert.Equal(MailboxState.Reachable, Ledger(Found.Success(Rung.Exploited).By("203.0.113.5", "x", target))[0].State);

    [Fact]
    public void ConfusionToMapi_ReachesNoMailbox() =>
        Assert.DoesNotContain(Ledger(Found.Success(Rung.Exploited).By("203.0.113.5", "x", "/autodiscover/autodiscover.json?@x/mapi/emsmdb")), e => e.State <= MailboxState.Reachable);

    [Fact]
    public void TakenMailbox_IsNotListedAsReachable()
    {
        var reached = Found.Success(Rung.Exploited, "3").By(null, null, "/ews/") with { Subject = new FindingSubject { Mailbox = "cfo@contoso.example", Target = "/ews/" } };
        Assert.DoesNotContain(Ledger(Read("1", "CFO@contoso.example", "GetItem", 1, "r1"), reached), e => e.State == MailboxState.Reachable);
    }

    [Fact]
    public void MailboxOpenedInTheIntrudersSession_IsReachable_AndTakenOnceMailWasSentOn()
    {
        var at = Scene.Utc(2021, 3, 3, 8, 0);
        var opening = Opening("2", "anna.berger", at.AddSeconds(20));
        Assert.Equal((MailboxState.Reachable, "anna.berger"), States(Session(at), opening)[0]);

        var ledger = Ledger(Session(at), opening, SentOn("3", "anna.berger@contoso.example", at.AddHours(5)), SentOn("4", "Anna.Berger@contoso.example", at.AddHours(6)));
        Assert.Equal((MailboxState.Taken, "Anna.Berger@contoso.example", 2000L), (ledger[0].State, ledger[0].Address, ledger[0].Bytes));
        Assert.Equal(["3", "4"], ledger[0].Findings);
    }

    [Fact]
    public void MailboxesThatAdministratorsOpened_AreNotNamed()
    {
        var at = Scene.Utc(2021, 3, 3, 8, 0);
        Assert.DoesNotContain(States(Session(at), Opening("2", "anna", at.AddMinutes(5)), SentOn("3", "anna@contoso.example", at.AddHours(5))), e => e.Mailbox.StartsWith("anna", StringComparison.Ordinal));
        Assert.DoesNotContain(States(Session(at), Opening("2", "anna", at.AddMinutes(-1)), SentOn("3", "ben@contoso.example", at.AddHours(5))), e => e.Mailbox is "anna" or "ben@contoso.example");
        Assert.Empty(Ledger(Opening("2", "anna", at), SentOn("3", "anna@contoso.example", at.AddHours(5))));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData(@"CONTOSO\Anna")]
    [InlineData("SMTP:Anna@contoso.example")]
    [InlineData("/o=Contoso/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=0a1b2c3d4e5f60718293a4b5c6d7e8f9-Anna")]
    public void SpellingWithTheLocalPartOfOneAddress_IsThatMailbox(string spelling)
    {
        var ledger = Ledger(Read("1", "anna@contoso.example", "GetItem", 1, "r1"), Read("2", spelling, "FindItem", 1, "r2"));
        Assert.Equal(2, ledger.Count);
        Assert.Equal(["1", "2"], ledger[0].Findings);
        Assert.Equal("EWS FindItem; EWS GetItem", ledger[0].Method);
    }

    [Fact]
    public void AliasOfTwoAddresses_StaysApartAndSaysSo()
    {
        var ledger = Ledger(Read("1", "anna@contoso.example", "GetItem", 1, "r1"), Read("2", "anna@fabrikam.example", "GetItem", 1, "r2"), Read("3", "anna", "GetItem", 1, "r3"));
        Assert.Equal(["anna", "anna@contoso.example", "anna@fabrikam.example", "all other mailboxes"], ledger.Select(e => e.Address));
        Assert.Equal("EWS GetItem; may be the mailbox of anna@contoso.example or anna@fabrikam.example, which nothing in the evidence proves", ledger[0].Method);
    }

    [Fact]
    public void NumberOfAMailbox_IsItsAddressWhereARequestNamesBoth()
    {
        const string number = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9@contoso.example";
        var ledger = Ledger(Read("1", number, "GetItem", 5, "r1"), Read("2", "anna.berger@contoso.example", "GetItem", 5, "R1"), Read("3", number.ToUpperInvariant(), "FindItem", 5, "r2"));
        Assert.Equal(("anna.berger@contoso.example", 3, 10L), (ledger[0].Address, ledger[0].Findings.Count, ledger[0].Bytes));
        Assert.Equal(2, ledger.Count);
    }

    [Fact]
    public void NumberThatRequestsGiveToTwoAddresses_StaysApart()
    {
        const string number = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9@contoso.example";
        var ledger = Ledger(Read("1", number, "GetItem", 5, "r1"), Read("2", "anna@contoso.example", "GetItem", 5, "r1"), Read("3", number, "FindItem", 5, "r2"), Read("4", "ben@contoso.example", "FindItem", 5, "r2"));
        Assert.Equal([number, "anna@contoso.example", "ben@contoso.example", "all other mailboxes"], ledger.Select(e => e.Address));
        Assert.EndsWith("may be the mailbox of anna@contoso.example or ben@contoso.example, which nothing in the evidence proves", ledger[0].Method, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoAddressesOfOneRequest_AreTwoMailboxes() =>
        Assert.Equal(["anna@contoso.example", "ben@contoso.example", "all other mailboxes"], Ledger(Read("1", "anna@contoso.example", "GetItem", 5, "r1"), Read("2", "ben@contoso.example", "GetItem", 5, "r1")).Select(e => e.Address));

    [Fact]
    public void MembersOfOneRow_NameOneMailbox()
    {
        var row = Read("1", "S-1-5-21-1-2-3-1104", "GetItem", 1, "r1");
        row = row with { Fields = new Dictionary<string, string>(row.Fields) { ["ActAsUser"] = "S-1-5-21-1-2-3-1104", ["ActAsUserEmail"] = "anna@contoso.example" } };
        Assert.Equal("anna@contoso.example", Ledger(row)[0].Address);
    }

    [Theory]
    [InlineData(@"CONTOSO\anna", 3)]
    [InlineData(@"FABRIKAM\anna", 5)]
    public void AliasWithoutAddress_IsOneWhereOneDomainHasIt(string third, int rows) =>
        Assert.Equal(rows, Ledger(Read("1", "anna", "GetItem", 1, "r1"), Read("2", @"CONTOSO\anna", "GetItem", 1, "r2"), Read("3", third, "GetItem", 1, "r3"), Read("4", "ben", "GetItem", 1, "r4")).Count);

    private static Finding Session(DateTime at) => Found.Success(Rung.Exploited, "1").By("203.0.113.5", "x", "/powershell/").At(at);

    private static Finding Opening(string id, string mailbox, DateTime at) => Found.Success(Rung.Persistence, id, Confidence.Low).At(at) with
    {
        Campaign = "mailbox-abuse",
        SourceId = "evtx/msexchange-management",
        Subject = new FindingSubject { Mailbox = mailbox },
    };

    private static Finding SentOn(string id, string mailbox, DateTime at) => Found.Success(Rung.MailTaken, id, Confidence.Low).At(at) with
    {
        Campaign = "mailbox-abuse",
        SourceId = SourceCatalogue.MessageTracking,
        Subject = new FindingSubject { Mailbox = mailbox, ResponseBytes = 1000 },
    };

    private static List<(MailboxState State, string Mailbox)> States(params Finding[] findings) => [.. Ledger(findings).Select(e => (e.State, e.Address))];

    [Theory]
    [InlineData(Outcome.Attempt, Confidence.High)]
    [InlineData(Outcome.Success, Confidence.Low)]
    public void AttemptOrWeakFinding_TakesNothing(Outcome outcome, Confidence confidence) =>
        Assert.Empty(Ledger(Found.Success(Rung.MailTaken, confidence: confidence) with { Outcome = outcome }));

    [Fact]
    public void EverybodyElse_IsNotCoveredWithoutTheEwsLog() =>
        Assert.Equal(("all mailboxes", MailboxState.NotCovered), Others(Scene.Covered));

    [Fact]
    public void EverybodyElse_HasNoEvidenceWhereTheEwsLogCovers() =>
        Assert.Equal(("all mailboxes", MailboxState.NoEvidence), Others(Scene.Covered with { Observations = [.. Scene.Covered.Observations, Logs.Hourly("ews", Scene.Start, Scene.End)] }));

    [Fact]
    public void TracesOfNoCampaign_InTheTimeOfExposure_AreCoveredWithIt()
    {
        var scene = Scene.Covered with { Observations = [.. Scene.Covered.Observations, Logs.Hourly("ews", Scene.Start, Scene.End)] };
        var shell = Found.Success(Rung.ShellUsed, "2") with { Campaign = null };
        Assert.Equal(MailboxState.NoEvidence, Assert.Single((scene with { Findings = [Found.Success(Rung.WroteFile), shell] }).Judge().Mailboxes).State);
        Assert.Equal(MailboxState.NotCovered, Assert.Single((scene with { Findings = [Found.Success(Rung.WroteFile), shell.At(Scene.Start.AddYears(-1))] }).Judge().Mailboxes).State);
    }

    [Fact]
    public void NoBreakIn_NoStatementAboutEverybody() => Assert.Empty(Scene.Covered.Judge().Mailboxes);

    private static (string Address, MailboxState State) Others(Scene scene)
    {
        var entry = Assert.Single((scene with { Findings = [Found.Success(Rung.WroteFile)] }).Judge().Mailboxes);
        return (entry.Address, entry.State);
    }

    private static IReadOnlyList<MailboxEntry> Ledger(params Finding[] findings) => (Scene.Covered with { Findings = findings }).Judge().Mailboxes;

    private static Finding Read(string id, string mailbox, string action, long bytes, string request) => Found.Success(Rung.MailTaken, id) with
    {
        SourceId = "ews",
        Fields = new Dictionary<string, string> { ["SoapAction"] = action },
        Subject = new FindingSubject { Mailbox = mailbox, ResponseBytes = bytes, RequestId = request },
    };
}
