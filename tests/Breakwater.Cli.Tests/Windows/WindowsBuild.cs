using System.Diagnostics;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests.Windows;

/// <summary>The published Windows program and Wine to run it: made once, kept in artifacts while it is newer than its sources. Absent, with the reason, where either cannot be had.</summary>
public sealed class WindowsBuild : IDisposable
{
    private const string Wine = "/usr/lib/wine/wine64";

    private static readonly TimeSpan StartOfWine = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _prefix = new();

    public WindowsBuild()
    {
        Missing = !OperatingSystem.IsLinux() || !File.Exists(Wine) ? "wine64 is not installed" : IsFresh() ? null : Publish();
        if (Missing is null && Run("cmd", "/c", "ver").ExitCode != 0)
        {
            Missing = "wine64 does not start here";
        }
    }

    /// <summary>Why nothing can be run; null when it can.</summary>
    public string? Missing { get; }

    /// <summary>The program as Wine names it.</summary>
    public static string Program => WindowsPath(Exe);

    /// <summary>The folder that the program sees as its drive C.</summary>
    public string DriveC => _prefix.At("drive_c");

    private static string Folder => Repository.At("artifacts", "release-test", "win-x64");

    private static string Exe => Path.Combine(Folder, "breakwater.exe");

    /// <summary>Wine's drive Z is the root of this machine.</summary>
    public static string WindowsPath(string path) => "Z:" + path.Replace('/', '\\');

    internal CommandLine.Result Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Wine, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _prefix.Path };
        start.Environment["WINEPREFIX"] = _prefix.Path;
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment.Remove("DISPLAY");
        using var process = Process.Start(start)!;
        using var stop = new Timer(_ => process.Kill(entireProcessTree: true), null, StartOfWine, Timeout.InfiniteTimeSpan);
        return CommandLine.Finish(process);
    }

    public void Dispose()
    {
        // Wine's own server outlives its programs for some seconds and holds the folder.
        if (Missing is null && File.Exists("/usr/lib/wine/wineserver64"))
        {
            var start = new ProcessStartInfo("/usr/lib/wine/wineserver64", ["-k", "-w"]);
            start.Environment["WINEPREFIX"] = _prefix.Path;
            using var server = Process.Start(start)!;
            server.WaitForExit();
        }

        _prefix.Dispose();
    }

    private static bool IsFresh()
    {
        var newest = ((string[])["src", "rules", "campaigns", "knowledge", "eng"]).SelectMany(f => Directory.EnumerateFiles(Repository.At(f), "*", SearchOption.AllDirectories)).Max(File.GetLastWriteTimeUtc);
        return File.Exists(Exe) && File.GetLastWriteTimeUtc(Exe) > newest;
    }

    /// <returns>Why it could not be published for want of packages; null when it was. Any other failure is a failure of the test.</returns>
    private static string? Publish()
    {
        var start = new ProcessStartInfo("sh", [Repository.At("eng", "publish"), "--out", Repository.At("artifacts", "release-test"), "win-x64"]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What the test host sets for itself must not reach another build.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        var run = CommandLine.Finish(process);
        if (run.ExitCode == 0)
        {
            File.SetLastWriteTimeUtc(Exe, DateTime.UtcNow);
            return null;
        }

        var said = run.Output + run.Error;
        return said.Contains("NU1101", StringComparison.Ordinal) || said.Contains("NU1102", StringComparison.Ordinal) || said.Contains("NU1301", StringComparison.Ordinal)
            ? "the runtime or compiler package for win-x64 is not served here"
            : throw new InvalidOperationException($"eng/publish ended with {run.ExitCode}: {said}");
    }
}
