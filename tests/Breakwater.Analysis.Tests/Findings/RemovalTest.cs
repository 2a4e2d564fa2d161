using Breakwater.Analysis.Findings;

namespace Breakwater.Analysis.Tests.Findings;

public sealed class RemovalTest
{
    private const string Defender = "Microsoft-Windows-Windows Defender";
    private const string Sysmon = "Microsoft-Windows-Sysmon";

    [Theory]
    [InlineData(Defender, "1117", "Action ID", "2", "Microsoft Defender")]
    [InlineData(Defender, "1117", "Action Name", "Quarantine", "Microsoft Defender")]
    [InlineData(Defender, "1117", "Action ID", "6", null)]
    [InlineData(Defender, "1116", "Action ID", "2", null)]
    [InlineData(Sysmon, "23", "Image", @"C:\Windows\System32\inetsrv\w3wp.exe", "the intruder, through the web server (w3wp.exe)")]
    [InlineData(Sysmon, "26", "Image", @"C:\Windows\explorer.exe", "a person or script (explorer.exe)")]
    [InlineData(Sysmon, "11", "Image", @"C:\Windows\explorer.exe", null)]
    [InlineData("Other", "23", "Image", @"C:\Windows\explorer.exe", null)]
    public void By_NamesWhoTookTheFileAway(string provider, string id, string name, string value, string? expected) =>
        Assert.Equal(expected, Removal.By(new Dictionary<string, string> { ["Provider_Name"] = provider, ["EventID"] = id, [name] = value }));

    [Theory]
    [InlineData(@"file:_C:\inetpub\wwwroot\x.aspx", @"C:\inetpub\wwwroot\x.aspx")]
    [InlineData(@"containerfile:_D:\a\x.aspx; file:_D:\a\x.aspx->(SCRIPT0000)", @"D:\a\x.aspx")]
    [InlineData(@"file:_D:\a\x.aspx->(SCRIPT0000)", @"D:\a\x.aspx")]
    [InlineData(@"C:\inetpub\wwwroot\x.aspx", null)]
    [InlineData(@"/ecp/default.aspx?a:_b", null)]
    [InlineData("", null)]
    public void DefenderFile_IsTheFirstFileOfItsList(string value, string? expected) => Assert.Equal(expected, Removal.DefenderFile(value));
}
