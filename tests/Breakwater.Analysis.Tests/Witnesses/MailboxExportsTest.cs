using System.Text;
using Breakwater.Analysis.Exports;

namespace Breakwater.Analysis.Tests.Witnesses;

public sealed class MailboxExportsTest
{
    private const string List = "Description         : If the message: the message was received\r\n                      Take the following actions: forward\r\nEnabled             : True\r\nIdentity            : contoso.example/Users/Anna\\17\r\nName                : .\r\n"
        + "MailboxOwnerId      : contoso.example/Users/Anna\r\nForwardTo           : {\"x\" [SMTP:drop@mail.example]}\r\nRedirectTo          :\r\nDeleteMessage       : True\r\nStopProcessingRules : True\r\n\r\n";

    private const string Csv = "#TYPE Microsoft.Exchange.Management.Common.InboxRule\r\n\"Name\",\"Enabled\",\"MailboxOwnerId\",\"ForwardTo\",\"RedirectTo\",\"DeleteMessage\"\r\n\".\",\"True\",\"contoso.example/Users/Anna\",\"\",\"drop@mail.example\",\"True\"\r\n";

    private const string Json = """[{"Name":".","Enabled":true,"MailboxOwnerId":"contoso.example/Users/Anna","ForwardTo":["\"x\" [SMTP:drop@mail.example]"],"RedirectTo":null,"DeleteMessage":true}]""";

    private const string RightsList = "AccessRights    : {FullAccess}\r\nDeny            : False\r\nInheritanceType : All\r\nUser            : Everyone\r\nIdentity        : contoso.example/Users/Anna\r\nIsInherited     : False\r\n\r\n";

    private const string RightsCsv = "\"Identity\",\"User\",\"AccessRights\",\"IsInherited\",\"Deny\"\r\n\"contoso.example/Users/Anna\",\"Everyone\",\"FullAccess, ReadPermission\",\"False\",\"False\"\r\n";

    private const string RightsJson = """{"Identity":"contoso.example/Users/Anna","User":"Everyone","AccessRights":["FullAccess"],"IsInherited":false,"Deny":false}""";

    private const string RightsTable = "Identity                   User                 AccessRights IsInherited Deny\r\n--------                   ----                 ------------ ----------- ----\r\n"
        + "contoso.example/Users/Anna Everyone             {FullAccess} False       False\r\ncontoso.example/Users/B... Everyone             {FullAccess} False       False\r\n";

    public static TheoryData<string> Forms => [List, Csv, Json, RightsList, RightsCsv, RightsJson, RightsTable];

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryForm_GivesTheSame(string text)
    {
        var trace = Assert.Single(MailboxExports.Examine(Read(Encoding.UTF8.GetBytes(text)), "contoso.example"));

        Assert.Equal(("Anna", Model.Confidence.Medium), (trace.Mailbox, trace.Confidence));
    }

    [Theory]
    [InlineData("RunspaceId   : 1\r\nFolderName   : Inbox\r\nUser         : Default\r\nAccessRights : {Owner}\r\nIdentity     : Default\r\nIsValid      : True\r\n\r\n", null)]
    [InlineData("FolderName   : Inbox\r\nUser         : Default\r\nAccessRights : {Owner}\r\nIdentity     : anna:\\Inbox\r\n\r\n", "anna")]
    [InlineData("\"Mailbox\",\"FolderName\",\"User\",\"AccessRights\"\r\n\"contoso.example/Users/Anna\",\"Inbox\",\"Default\",\"Owner\"\r\n", "Anna")]
    [InlineData("""[{"Mailbox":"Anna","FolderName":"Inbox","User":"Default","AccessRights":["Owner"]}]""", "Anna")]
    [InlineData("\r\nFolderName           User                 AccessRights\r\n----------           ----                 ------------\r\nInbox                Default              {Owner}\r\nCalendar             Default              {AvailabilityOnly}\r\n\r\n", null)]
    [InlineData("Mailbox FolderName User    AccessRights\r\n------- ---------- ----    ------------\r\nAnna    受信トレイ      既定  {Owner}\r\n", "Anna")]
    public void RightsToFolders_AreRead_WithTheMailboxWhereTheListNamesIt(string text, string? mailbox)
    {
        var export = Read(Encoding.UTF8.GetBytes(text));
        var trace = Assert.Single(MailboxExports.Examine(export, "contoso.example"));

        Assert.True(MailboxExports.Are(export));
        Assert.Equal((mailbox, Model.Confidence.High), (trace.Mailbox, trace.Confidence));
    }

    [Fact]
    public void OtherExports_AreNeither()
    {
        var export = Read("Name : EX1\r\nMitigationsEnabled : True\r\n\r\n"u8.ToArray());

        Assert.False(MailboxExports.Are(export));
    }

    [Fact]
    public void MutatedExports_NeverThrow()
    {
        var random = new Random(17);
        foreach (var form in Forms.Select(f => Encoding.UTF8.GetBytes(f.Data)))
        {
            for (var i = 0; i < 500; i++)
            {
                var bytes = form.ToArray();
                for (var flips = random.Next(1, 8); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                MailboxExports.Examine(Read(bytes[..random.Next(bytes.Length)]), "contoso.example");
            }
        }
    }

    private static Export Read(byte[] bytes) => ExportedObjects.Read(new MemoryStream(bytes));
}
