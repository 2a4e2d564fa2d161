using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Breakwater.Cli.Tests;

/// <summary>Whoever interrupts gets the prompt back at once, and finds no half report and no temporary files.</summary>
public sealed class InterruptTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Signal_Gives130AndLeavesNothing(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sends signals with kill and env of GNU coreutils");
        var evidence = WriteNestedZip();
        var temporary = Directory.CreateDirectory(_folder.At("temp")).FullName;
        var environment = new Dictionary<string, string> { ["TMPDIR"] = temporary, ["DOTNET_EnableDiagnostics"] = "0" };

        using var process = CommandLine.Start(environment, "assess", evidence, "--as-of", "2021-04-01", "--out", _folder.At("report"));
        while (!process.WaitForExit(5) && Directory.GetDirectories(temporary).Length == 0)
        {
        }

        Assert.False(process.HasExited, "the program ended before it could be interrupted");
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        var asked = Stopwatch.StartNew();
        var run = CommandLine.Finish(process);

        Assert.InRange(asked.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Equal(130, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("interrupted", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
        Assert.Equal([".breakwater-report"], Directory.EnumerateFileSystemEntries(_folder.At("report")).Select(Path.GetFileName));

        var again = CommandLine.Run(environment, "assess", SmallServer.Write(_folder), "--as-of", "2021-04-01", "--out", _folder.At("report"));
        Assert.True(again.ExitCode is >= 11 and <= 14, again.Error);
        Assert.True(File.Exists(_folder.At("report", "report.html")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
    }

    /// <summary>Large enough to take seconds; the inner zip has to be unpacked to a temporary file, because reading it needs seeking.</summary>
    private string WriteNestedZip()
    {
        var path = _folder.At("outer.zip");
        using var outer = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = outer.CreateEntry("inner.zip", CompressionLevel.NoCompression).Open();
        using var inner = new ZipArchive(entry, ZipArchiveMode.Create);
        for (var file = 0; file < 4; file++)
        {
            using var log = inner.CreateEntry($"inetpub/logs/LogFiles/W3SVC1/u_ex21030{file + 3}.log", CompressionLevel.Fastest).Open();
            log.Write(Encoding.UTF8.GetBytes(SmallServer.Log(300_000)));
        }

        return path;
    }
}
