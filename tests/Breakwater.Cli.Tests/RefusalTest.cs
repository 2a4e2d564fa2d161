namespace Breakwater.Cli.Tests;

/// <summary>What cannot be done is said on stderr, with the exit code of the contract, and nothing on stdout.</summary>
public sealed class RefusalTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("unknown-command")]
    [InlineData("assess")]
    [InlineData("assess", "x", "--threads", "0")]
    [InlineData("assess", "x", "--threads", "many")]
    [InlineData("assess", "x", "--threads")]
    [InlineData("assess", "x", "--jsonn")]
    [InlineData("assess", "x", "--since")]
    [InlineData("assess", "x", "--as-of", "03.04.2021")]
    [InlineData("assess", "x", "--since", "2021-13-01")]
    [InlineData("assess", "x", "--since", "2021-03-01T10:00:00+02:00")]
    [InlineData("drill", "no-such-scenario", "--out", "x")]
    [InlineData("drill", "probed")]
    [InlineData("drill", "probed", "--out", "x", "--size", "large")]
    [InlineData("kb", "build")]
    public void WrongUsage_Exits2(params string[] arguments)
    {
        var run = CommandLine.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.NotEqual("", run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void MissingEvidence_Exits3AndNamesIt() => AssertRefused(3, "EVID001", "assess", _folder.At("absent"), "--json");

    [Fact]
    public void NothingRecognised_Exits3()
    {
        _folder.Write("notes/readme.txt", "nothing of a server");
        AssertRefused(3, "ASSESS001", "assess", _folder.At("notes"), "--json");
    }

    [Fact]
    public void DiskImage_Exits3AndSaysWhatToDo()
    {
        _folder.Write("disk.E01", "EVF\t\r\n\u00ff\0 and so on");
        File.WriteAllBytes(_folder.At("disk.E01"), [.. "EVF\t\r\n"u8, 0xFF, 0x00, .. new byte[512]]);
        AssertRefused(3, "mount it and pass the mount point", "assess", _folder.At("disk.E01"));
    }

    [Fact]
    public void MissingPasswordFile_Exits3() => AssertRefused(3, "--password-file", "assess", SmallServer.Write(_folder), "--password-file", _folder.At("absent"));

    [Fact]
    public void BrokenRules_Exit2WithEveryMessage()
    {
        var rules = _folder.Write("bad.yml", "title: x\nlogsource: {product: exchange}\ndetection: {a: {b|contain: x}, condition: a and}\n---\ntitle: y\n");
        var run = AssertRefused(2, "unknown modifier 'contain', nearest is 'contains'", "assess", SmallServer.Write(_folder), "--rules", rules);
        Assert.Contains("expected a search identifier", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 5: expected the key 'detection'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingRules_Exit2() => AssertRefused(2, "RULE902", "assess", SmallServer.Write(_folder), "--rules", _folder.At("absent.yml"));

    [Fact]
    public void ForeignReportFolder_Exits2AndStaysAsItIs()
    {
        _folder.Write("letters/letter.txt", "mine");
        var before = TemporaryFolder.Snapshot(_folder.At("letters"));
        AssertRefused(2, "REPORT001", "assess", SmallServer.Write(_folder), "--out", _folder.At("letters"));
        Assert.Equal(before, TemporaryFolder.Snapshot(_folder.At("letters")));
    }

    [Fact]
    public void DrillIntoAUsedFolder_Exits2AndWritesNothing()
    {
        _folder.Write("letters/letter.txt", "mine");
        AssertRefused(2, "DRILL002", "drill", "probed", "--out", _folder.At("letters"));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.At("letters")));
    }

    [Fact]
    public void OneMissingPathOfTwo_IsUnreadInTheReport()
    {
        var run = CommandLine.Run("assess", SmallServer.Write(_folder), _folder.At("absent"), "--json");
        Assert.Contains("EVID001", run.Error, StringComparison.Ordinal);
        Assert.Contains(Schema.AssertAssessment(run.Output).GetProperty("unread").EnumerateArray(), u => u.GetProperty("reason").GetString()!.StartsWith("EVID001", StringComparison.Ordinal));
    }

    private static CommandLine.Result AssertRefused(int exitCode, string message, params string[] arguments)
    {
        var run = CommandLine.Run(arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        return run;
    }
}
