using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Model;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class RecordSubjectTest
{
    private static readonly RuleBlock Cmdlet = new(null, Rung.MailTaken, Outcome.Success, Confidence.Medium, ["Data[1]"], ["Data[1]"]);

    [Theory]
    [InlineData("-Mailbox \"cfo@contoso.example\" -FilePath \"\\\\fs\\a.pst\"", "cfo@contoso.example", @"\\fs\a.pst")]
    [InlineData("-FilePath \\\\fs\\a.aspx -Mailbox jdoe", "jdoe", @"\\fs\a.aspx")]
    [InlineData("-RequestFile \"C:\\a b.aspx\"", null, @"C:\a b.aspx")]
    [InlineData("-Identity \"contoso.example/Users/J Doe\" -DeliverToMailboxAndForward True", "J Doe", "-Identity \"contoso.example/Users/J Doe\" -DeliverToMailboxAndForward True")]
    [InlineData("-Identity \"jdoe:\\Inbox\" -User x", "jdoe", "-Identity \"jdoe:\\Inbox\" -User x")]
    [InlineData("-Identity \"$null\" -User x", null, "-Identity \"$null\" -User x")]
    [InlineData("-Identity \"/o=Contoso/ou=First/cn=Recipients/cn=anna\" -Force True", "/o=Contoso/ou=First/cn=Recipients/cn=anna", "-Identity \"/o=Contoso/ou=First/cn=Recipients/cn=anna\" -Force True")]
    [InlineData("-Mailbox \"cut off in the mid", null, "-Mailbox \"cut off in the mid")]
    public void CmdletParameters_GiveTheMailboxAndTheFile(string parameters, string? mailbox, string target)
    {
        var subject = RecordSubject.Of(new Dictionary<string, string> { ["Data[1]"] = parameters }, "evtx/msexchange-management", Cmdlet);
        Assert.Equal((mailbox, target), (subject.Mailbox, subject.Target));
    }

    [Fact]
    public void CmdletLog_NamesWhoRanTheCmdlet()
    {
        Dictionary<string, string> fields = new() { ["Data[0]"] = "New-MailboxExportRequest", ["Data[1]"] = "-Mailbox cfo", ["Data[2]"] = "contoso.example/Users/Anna" };
        Assert.Equal("contoso.example/Users/Anna", RecordSubject.Of(fields, "evtx/msexchange-management", Cmdlet).User);
    }

    [Theory]
    [InlineData(@"\??\C:\", @"inetpub\wwwroot\a.aspx", @"C:\inetpub\wwwroot\a.aspx")]
    [InlineData(@"\??\D:\web", @"\a.aspx", @"D:\web\a.aspx")]
    [InlineData("-", @"inetpub\wwwroot\a.aspx", @"inetpub\wwwroot\a.aspx")]
    [InlineData(null, @"inetpub\wwwroot\a.aspx", @"inetpub\wwwroot\a.aspx")]
    public void FileOnAShare_IsNamedWithTheFolderThatIsShared(string? shared, string file, string target)
    {
        Dictionary<string, string> fields = new() { ["RelativeTargetName"] = file };
        if (shared is not null)
        {
            fields["ShareLocalPath"] = shared;
        }

        var block = new RuleBlock(null, Rung.WroteFile, Outcome.Artefact, Confidence.High, [], ["RelativeTargetName"]);
        Assert.Equal(target, RecordSubject.Of(fields, "evtx/security", block).Target);
    }

    [Theory]
    [InlineData("iis-frontend", "192.0.2.10", "192.0.2.10", null, true)]
    [InlineData("iis-frontend", "::1", "::1", null, true)]
    [InlineData("iis-frontend", "192.0.2.10", "198.51.100.7", null, false)]
    [InlineData("iis-frontend", "192.0.2.10", "192.0.2.10", "198.51.100.7", false)]
    [InlineData("iis-backend", "192.0.2.10", "192.0.2.10", null, false)]
    public void RequestFromTheServersOwnAddress_IsItsOwn(string source, string server, string client, string? forwardedFor, bool own)
    {
        Dictionary<string, string> fields = new() { ["s-ip"] = server, ["c-ip"] = client };
        if (forwardedFor is not null)
        {
            fields["X-Forwarded-For"] = forwardedFor;
        }

        Assert.Equal(own, RecordSubject.Of(fields, source, null).IsOwn);
    }

    /// <summary>Local groups name their members by SID and have a dash where the name would be.</summary>
    [Theory]
    [InlineData("-", null)]
    [InlineData("CN=Kim,DC=contoso,DC=example", "CN=Kim,DC=contoso,DC=example")]
    public void DashOfAnEvent_IsNoTarget(string member, string? target) => Assert.Equal(
        target, RecordSubject.Of(new Dictionary<string, string> { ["MemberName"] = member }, "evtx/security", new RuleBlock(null, Rung.Persistence, Outcome.Success, Confidence.Low, null, ["MemberName"])).Target);

    [Fact]
    public void ShareAccessFromTheServerItself_NamesNoClient()
    {
        var subject = RecordSubject.Of(new Dictionary<string, string> { ["IpAddress"] = "::1", ["SubjectUserName"] = "EXCH01$" }, "evtx/security", null);
        Assert.Equal((null, "EXCH01$"), (subject.ClientAddress, subject.User));
    }
}
