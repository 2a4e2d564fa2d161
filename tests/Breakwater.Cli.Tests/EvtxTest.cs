using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests;

/// <summary><c>breakwater evtx</c> as a user meets it.</summary>
public sealed class EvtxTest
{
    private static string Log(string name)
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        return Path.Combine(Repository.Corpora!, "evtx", name);
    }

    [Fact]
    public void Dump_OfAForwardedExchangeLog_KeepsThePositionsOfEmptyValues()
    {
        var run = CommandLine.Run("evtx", "dump", Log("MSExchange_Management_wec.evtx"));
        Assert.Equal(0, run.ExitCode);
        var line = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(3229, line.GetProperty("record").GetInt32());
        Assert.Equal("2021-11-19T16:52:33.8337335Z", line.GetProperty("time").GetString());
        var data = line.GetProperty("event").GetProperty("EventData").GetProperty("Data");
        Assert.Equal(27, data.GetArrayLength());
        Assert.Equal("Set-Mailbox", data[0].GetString());
        Assert.Equal("fr-FR", data[26].GetString());
    }

    [Fact]
    public void Dump_Filters_ByIdChannelAndTime()
    {
        var run = CommandLine.Run("evtx", "dump", Log("system.evtx"), "--id", "7023", "--channel", "system", "--from", "2018-03-06", "--to", "2018-03-07");
        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.Contains("\"#text\":7023", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2018-03-06T08:10:00Z", 0, false)]
    [InlineData("2018-03-06", 0, true)]
    [InlineData("2018-03-05", 0, false)]
    [InlineData("03/06/2018", 2, false)]
    [InlineData("10:00", 2, false)]
    public void Dump_ToADay_IncludesTheDay_AndRefusesOtherWaysToWriteIt(string to, int exitCode, bool hasLines)
    {
        var run = CommandLine.Run("evtx", "dump", Log("system.evtx"), "--id", "7023", "--from", "2018-03-06T08:00:00Z", "--to", to);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(hasLines, run.Output.Length > 0);
    }

    [Fact]
    public void DamagedLog_GivesExitCode10_AndNamesThePlace()
    {
        var run = CommandLine.Run("evtx", "info", Log("sample_with_a_bad_chunk_magic.evtx"), "--json");
        Assert.Equal(10, run.ExitCode);
        var log = JsonDocument.Parse(run.Output).RootElement.GetProperty("logs")[0];
        Assert.Equal(301, log.GetProperty("records").GetInt32());
        Assert.Contains(log.GetProperty("damage").EnumerateArray(), d => d.GetProperty("offset").GetInt64() == 0x61000);
    }

    [Fact]
    public void MissingFile_GivesExitCode3()
    {
        var run = CommandLine.Run("evtx", "info", "/nonexistent/no.evtx");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("no.evtx", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LogThatAnotherProgramKeepsToItself_IsNamed_AndTheOthersAreRead()
    {
        using var folder = new TemporaryFolder();
        var (kept, free) = (folder.At("kept.evtx"), Log("system.evtx"));
        File.Copy(free, kept);
        using var lockOfIt = new FileStream(kept, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var run = CommandLine.Run("evtx", "info", kept, free);
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith(kept + ": ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith(free, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownOption_IsNoFile() => Assert.Equal(2, CommandLine.Run("evtx", "info", "x.evtx", "--carve").ExitCode);

    [Fact]
    public void TwoFormats_AreAUsageError() => Assert.Equal(2, CommandLine.Run("evtx", "dump", "x.evtx", "--xml", "--jsonl").ExitCode);
}
