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
    [InlineData("-Mailbox \"cut off in the mid", null, "-Mailbox \"cut off in the mid")]
    public void CmdletParameters_GiveTheMailboxAndTheFile(string parameters, string? mailbox, string target)
    {
        var subject = RecordSubject.Of(new Dictionary<string, string> { ["Data[1]"] = parameters }, "evtx/msexchange-management", Cmdlet);
        Assert.Equal((mailbox, target), (subject.Mailbox, subject.Target));
    }

    [Fact]
    public void ShareAccessFromTheServerItself_NamesNoClient()
    {
        var subject = RecordSubject.Of(new Dictionary<string, string> { ["IpAddress"] = "::1", ["SubjectUserName"] = "EXCH01$" }, "evtx/security", null);
        Assert.Equal((null, "EXCH01$"), (subject.ClientAddress, subject.User));
    }
}
