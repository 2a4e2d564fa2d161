using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests.Windows;

/// <summary>The Windows program as it is released, under Wine. That is not Windows: docs/limits.md says what remains untested.</summary>
public sealed class WindowsProgramTest : IClassFixture<WindowsBuild>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WindowsBuild _windows;

    public WindowsProgramTest(WindowsBuild windows)
    {
        Assert.SkipWhen(windows.Missing is not null, windows.Missing ?? "");
        _windows = windows;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Version_IsPrinted()
    {
        var run = _windows.Run(WindowsBuild.Program, "--version");
        Assert.Equal(0, run.ExitCode);

        // The commit that follows the number is the one each was built from.
        Assert.Equal(CommandLine.Run("--version").Output.Split('+')[0].Trim(), run.Output.Split('+')[0].Trim());
    }

    [Fact]
    public void Sample_GetsTheVerdictItGetsOnLinux()
    {
        var sample = Repository.At("samples", "webshell");
        var run = _windows.Run(WindowsBuild.Program, "assess", WindowsBuild.WindowsPath(sample), "--as-of", "2021-04-01", "--json", "--out", WindowsBuild.WindowsPath(_folder.At("report")));
        Assert.Equal(14, run.ExitCode);
        using var here = JsonDocument.Parse(CommandLine.Run("assess", sample, "--as-of", "2021-04-01", "--json").Output);
        using var there = JsonDocument.Parse(run.Output);
        foreach (var part in (string[])["verdict", "findings", "coverage", "exposure", "actions"])
        {
            Assert.Equal(here.RootElement.GetProperty(part).GetRawText(), there.RootElement.GetProperty(part).GetRawText());
        }

        Assert.True(File.Exists(_folder.At("report", "report.html")));
    }

    [Fact]
    public void LiveDriveC_IsCollectedAndAssessed()
    {
        PutServerOnDriveC();
        var package = _folder.At("package.zip");
        var run = _windows.Run(WindowsBuild.Program, "collect", "--root", @"C:\", "--out", WindowsBuild.WindowsPath(package), "--json", "--low-priority");
        Assert.True(run.ExitCode == 0, run.Error);
        using var result = JsonDocument.Parse(run.Output);
        Assert.Equal("a running system: when collection ended", result.RootElement.GetProperty("evidenceTimeBasis").GetString());
        Assert.Equal(0, CommandLine.Run("collect", "verify", package, "--expect", result.RootElement.GetProperty("manifestSha256").GetString()!).ExitCode);
        Assert.Equal(0, _windows.Run(WindowsBuild.Program, "collect", "verify", WindowsBuild.WindowsPath(package)).ExitCode);

        using var zip = System.IO.Compression.ZipFile.OpenRead(package);
        using var manifest = JsonDocument.Parse(zip.GetEntry("manifest.json")!.Open());
        Assert.Contains(manifest.RootElement.GetProperty("files").EnumerateArray(), f => f.GetProperty("source").GetString() == @"C:\inetpub\wwwroot\aspnet_client\system_web\yi4s3W68.aspx");
        Assert.Equal(14, CommandLine.Run("assess", package, "--as-of", "2021-04-01", "--json").ExitCode);
    }

    [Fact]
    public void Launcher_PrefersTheReleasedProgram()
    {
        var run = _windows.Run("cmd", "/c", WindowsBuild.WindowsPath(Repository.At("artifacts", "release-test", "win-x64", "breakwater.cmd")), "kb", "build", "15.1.2106.2");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("15.1.2106.2", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, _windows.Run("cmd", "/c", WindowsBuild.WindowsPath(Repository.At("artifacts", "release-test", "win-x64", "breakwater.cmd")), "kb", "build", "15.1.9999.2").ExitCode);
    }

    /// <summary>Wine's robocopy and certutil do nothing; its command processor reads every line of the script all the same, and the script notes each place that it tried.</summary>
    [Fact]
    public void Script_RunsThroughAndFindsTheServersPlaces()
    {
        PutServerOnDriveC();
        Assert.Equal(0, CommandLine.Run("collect", "--script", "--out", _folder.At("collect it.cmd")).ExitCode);
        var run = _windows.Run("cmd", "/c", WindowsBuild.WindowsPath(_folder.At("collect it.cmd")), WindowsBuild.WindowsPath(_folder.At("out")));
        Assert.Equal(0, run.ExitCode);
        var custody = File.ReadAllText(_folder.At("out", "breakwater-custody.txt"));
        Assert.Contains(@"install folder: ""C:\Program Files\Microsoft\Exchange Server\V15""", custody, StringComparison.Ordinal);
        Assert.Contains("finished: ", custody, StringComparison.Ordinal);
        Assert.Matches("finished by WMI: (\"[0-9]{14}\\.[0-9]{6}[+-][0-9]{3}\"|not told)\r?\n", custody);
        foreach (var place in (string[])[@"inetpub\wwwroot", @"inetpub\logs", "ExchangeSetupLogs", @"Program Files\Microsoft\Exchange Server\V15\Logging\HttpProxy"])
        {
            Assert.True(custody.Contains($@"not wholly copied: ""C:\{place}""", StringComparison.Ordinal) || Directory.Exists(_folder.At(["out", "C", .. place.Split('\\')])), place);
        }

        Assert.Equal(2, _windows.Run("cmd", "/c", WindowsBuild.WindowsPath(_folder.At("collect it.cmd")), WindowsBuild.WindowsPath(_folder.At("out"))).ExitCode);
    }

    private void PutServerOnDriveC()
    {
        var sample = Repository.At("samples", "webshell", "C");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            // Wine's own folder is called windows, and ignores case only towards its programs.
            var relative = Path.GetRelativePath(sample, file).Replace("Windows/System32", "windows/system32", StringComparison.Ordinal).Replace("Windows/", "windows/", StringComparison.Ordinal);
            var copy = Path.Combine(_windows.DriveC, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
