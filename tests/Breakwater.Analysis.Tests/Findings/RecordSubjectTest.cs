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

    [Fact]
    public void ShareAccessFromTheServerItself_NamesNoClient()
    {
        var subject = RecordSubject.Of(new Dictionary<string, string> { ["IpAddress"] = "::1", ["SubjectUserName"] = "EXCH01$" }, "evtx/security", null);
        Assert.Equal((null, "EXCH01$"), (subject.ClientAddress, subject.User));
    }
}
