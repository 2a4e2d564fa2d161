using Breakwater.Detection.ConsoleHistory;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.ConsoleHistory;

public sealed class CommandHistoryTest
{
    private const string History = "C:/Users/adm.lind/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt";

    [Theory]
    [InlineData(@"Remove-Item C:\inetpub\wwwroot\aspnet_client\a.aspx", @"C:\inetpub\wwwroot\aspnet_client\a.aspx")]
    [InlineData(@"cd C:\inetpub\wwwroot\aspnet_client\ndir\nrm .\a.aspx -Force", @"C:\inetpub\wwwroot\aspnet_client\a.aspx")]
    [InlineData(@"cd 'D:\Exchange Server\x'; cd ..\y; del ""b.ashx"",c.aspx", @"D:\Exchange Server\y\b.ashx|D:\Exchange Server\y\c.aspx")]
    [InlineData(@"cmd /c del /f /q C:\x\a.aspx && echo done", @"C:\x\a.aspx")]
    [InlineData(@"ls | ForEach { ri -LiteralPath \\ex1\C$\x\a.aspx }", null)]
    [InlineData(@"ri \\ex1\web\x\a.aspx", @"\\ex1\web\x\a.aspx")]
    [InlineData(@"mv C:\x\a.aspx C:\quarantine\b.aspx", @"C:\x\a.aspx")]
    [InlineData(@"rm a.aspx", null)]
    [InlineData(@"cd $dir\nrm a.aspx", null)]
    [InlineData(@"rm C:\x\*.aspx", null)]
    [InlineData(@"rm C:\x\readme.txt", null)]
    [InlineData(@"Get-Content C:\x\a.aspx; echo rm C:\x\b.aspx", null)]
    [InlineData(@"# rm C:\x\b.aspx", null)]
    public void RemovedScripts_AreNamedWithTheirFolder(string lines, string? targets)
    {
        var traces = CommandHistory.Examine(History, lines.Split(@"\n"));
        Assert.Equal(targets ?? "", string.Join('|', traces.Select(t => t.Target)));
        Assert.All(traces, t => Assert.StartsWith("the account adm.lind with ", t.RemovedBy, StringComparison.Ordinal));
        Assert.All(traces, t => Assert.True(t is { Time: null, Confidence: Confidence.Low }));
    }

    [Theory]
    [InlineData("C:/Windows/System32/config/systemprofile/AppData/Roaming/x/ConsoleHost_history.txt", "the account SYSTEM with ")]
    [InlineData("ConsoleHost_history.txt", "an account that the path does not show with ")]
    public void Profile_NamesTheAccount(string path, string who) =>
        Assert.StartsWith(who, Assert.Single(CommandHistory.Examine(path, [@"del C:\x\a.aspx"])).RemovedBy, StringComparison.Ordinal);

    /// <summary>An intruder writes such a file as well as anybody: whatever is in it, reading ends and what it gives is bounded.</summary>
    [Fact]
    public void AnyText_IsReadInBounds()
    {
        var random = new Random(7);
        const string letters = "cdrm '\";|&{}.\\/:$*,-C:\\a.aspx\t";
        foreach (var _ in Enumerable.Range(0, 2000))
        {
            var line = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => letters[random.Next(letters.Length)]));
            Assert.True(CommandHistory.Examine(History, [@"cd C:\x", line]).Count <= 1000);
        }

        Assert.Equal(1000, CommandHistory.Examine(History, Enumerable.Range(0, 3000).Select(i => $@"del C:\x\{i}.aspx")).Count);
    }
}
