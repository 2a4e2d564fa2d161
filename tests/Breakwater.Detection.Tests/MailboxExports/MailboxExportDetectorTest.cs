using Breakwater.Detection.MailboxExports;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.MailboxExports;

public sealed class MailboxExportDetectorTest
{
    private const string Anna = "contoso.example/Users/Anna";

    [Fact]
    public void NamelessRuleThatSendsOutAndDeletes_IsMedium()
    {
        var trace = Assert.Single(Rules(new InboxRule(Anna, "..", true, ["\"x\" [SMTP:drop@mail.example]"], true, "")));

        Assert.Equal((Confidence.Medium, "Anna", "drop@mail.example", "mailbox-abuse"), (trace.Confidence, trace.Mailbox, trace.Account, trace.Campaign));
    }

    [Theory]
    [InlineData("Weiterleitung", true, "")]
    [InlineData("Weiterleitung", false, "RSS Feeds")]
    [InlineData("..", false, "")]
    [InlineData("..", false, "Projekte")]
    public void RuleThatSendsOut_IsLow(string name, bool deletes, string folder) => Assert.Equal(Confidence.Low, Assert.Single(Rules(new InboxRule(Anna, name, true, ["drop@mail.example"], deletes, folder))).Confidence);

    [Theory]
    [InlineData("\"Ben\" [EX:/o=Contoso/cn=Recipients/cn=ben]")]
    [InlineData("\"Ben\" [SMTP:ben@contoso.example]")]
    [InlineData("ben@mail.contoso.example")]
    public void RuleWithinTheOrganisation_IsNoTrace(string receiver) => Assert.Empty(Rules(new InboxRule(Anna, "..", true, [receiver], true, "")));

    [Fact]
    public void RuleThatIsOff_IsNoTrace() => Assert.Empty(Rules(new InboxRule(Anna, "..", false, ["drop@mail.example"], true, "")));

    [Fact]
    public void FullAccessOfAnotherAccount_IsLow_OfEverybodyMedium()
    {
        Assert.Equal((Confidence.Low, @"CONTOSO\svc-x"), Right(@"CONTOSO\svc-x") is { } one ? (one.Confidence, one.Account) : default);
        Assert.Equal(Confidence.Medium, Right("Everyone")?.Confidence);
        Assert.Equal(Confidence.Medium, Right(@"NT-AUTORITÄT\ANONYMOUS LOGON")?.Confidence);
    }

    [Theory]
    [InlineData(@"NT AUTHORITY\SELF", "FullAccess", false, false)]
    [InlineData(@"CONTOSO\Anna", "FullAccess", false, false)]
    [InlineData(@"CONTOSO\Exchange Trusted Subsystem", "FullAccess", false, false)]
    [InlineData(@"CONTOSO\backup", "FullAccess", false, true)]
    [InlineData(@"CONTOSO\Domain Admins", "FullAccess", true, false)]
    [InlineData(@"CONTOSO\ben", "ReadPermission", false, false)]
    public void RightsThatEveryServerHas_AreNoTrace(string holder, string right, bool deny, bool inherited) =>
        Assert.Empty(MailboxExportDetector.Examine([new MailboxRight(Anna, holder, [right], deny, inherited)]));

    private static FileTrace? Right(string holder) => MailboxExportDetector.Examine([new MailboxRight(Anna, holder, ["FullAccess"], false, false)]).SingleOrDefault();

    private static IReadOnlyList<FileTrace> Rules(InboxRule rule) => MailboxExportDetector.Examine([rule], "contoso.example");
}
