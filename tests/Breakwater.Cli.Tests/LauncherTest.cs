using System.Diagnostics;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests;

/// <summary>The script that starts the program from a checkout, in a checkout of its own.</summary>
public sealed class LauncherTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LauncherTest()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "breakwater.cmd is for Windows, this is the shell script");
        File.Copy(Repository.At("breakwater"), _folder.At("breakwater"));
        foreach (var name in (string[])["src", "eng", "rules", "campaigns", "knowledge"])
        {
            _folder.Write($"{name}/source.txt", "");
            File.SetLastWriteTimeUtc(_folder.At(name, "source.txt"), DateTime.UtcNow.AddHours(-1));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("15.1.2106.2", 0)]
    [InlineData("15.1.9999.2", 3)]
    public void WarmStart_IsQuietAndForwardsTheExitCode(string build, int exitCode)
    {
        Directory.CreateDirectory(_folder.At("artifacts", "bin", "Breakwater.Cli"));
        Directory.CreateSymbolicLink(_folder.At("artifacts", "bin", "Breakwater.Cli", "release"), AppContext.BaseDirectory);
        _folder.Write("artifacts/breakwater.stamp", "");
        var (code, output, error) = Run(null, "kb", "build", build);
        Assert.Equal(exitCode, code);
        Assert.Equal("", error);
        Assert.StartsWith(build, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_HappensOnFirstUseAndAfterAChangeOnly()
    {
        var tools = FakeDotnet(buildExitCode: 0);
        Assert.Equal((14, "run assess a b\n"), ResultOf(Run(tools, "assess", "a b"), out var first));
        Assert.Contains("building", first, StringComparison.Ordinal);
        Assert.Equal((14, "run assess x\n"), ResultOf(Run(tools, "assess", "x"), out var second));
        Assert.Equal("", second);
        File.SetLastWriteTimeUtc(_folder.At("rules", "source.txt"), DateTime.UtcNow.AddMinutes(5));
        Assert.Equal((14, "run assess x\n"), ResultOf(Run(tools, "assess", "x"), out var third));
        Assert.Contains("building", third, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("artifacts", "breakwater.lock")));
    }

    [Fact]
    public void FailedBuild_IsShownAndNothingRuns()
    {
        var (code, output, error) = Run(FakeDotnet(buildExitCode: 1), "assess", "x");
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains("error CS1002", error, StringComparison.Ordinal);
        Assert.Contains("the build failed", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("artifacts", "breakwater.lock")));
    }

    [Fact]
    public void NativeProgram_IsPreferred_AndMadeAgainForAnotherProcessor()
    {
        var tools = FakeDotnet(buildExitCode: 1);
        var native = _folder.At("artifacts", "bin", "Breakwater.Cli", "native");
        Script("eng/compile-native", $"mkdir -p '{native}' && printf '#!/bin/sh\necho native $*\nexit 14\n' >'{native}/breakwater' && chmod +x '{native}/breakwater'");
        Assert.Equal((14, "native assess x\n"), ResultOf(Run(tools, "assess", "x"), out var first));
        Assert.Contains("building", first, StringComparison.Ordinal);
        Assert.Equal((14, "native assess x\n"), ResultOf(Run(tools, "assess", "x"), out var second));
        Assert.Equal("", second);
        _folder.Write("artifacts/breakwater.stamp", "of another processor");
        Assert.Equal((14, "native assess x\n"), ResultOf(Run(tools, "assess", "x"), out var third));
        Assert.Contains("building", third, StringComparison.Ordinal);
    }

    [Fact]
    public void NativeProgramThatCannotBeMade_IsDoneWithout()
    {
        Script("eng/compile-native", "exit 1");
        Assert.Equal((14, "run assess x\n"), ResultOf(Run(FakeDotnet(buildExitCode: 0), "assess", "x"), out _));
    }

    private static (int ExitCode, string Output) ResultOf((int ExitCode, string Output, string Error) run, out string error)
    {
        error = run.Error;
        return (run.ExitCode, run.Output);
    }

    /// <summary>Builds an empty program, and says what it would run.</summary>
    private string FakeDotnet(int buildExitCode)
    {
        Script("tools/dotnet", $"""
            program={_folder.At("artifacts", "bin", "Breakwater.Cli", "release")}
            if [ "$1" = build ]; then
                echo "x.cs(1,1): error CS1002"
                mkdir -p "$program" && touch "$program/breakwater.dll"
                exit {buildExitCode}
            fi
            shift
            echo "run $*"
            exit 14
            """);
        return _folder.At("tools");
    }

    private void Script(string path, string text)
    {
        var script = _folder.Write(path, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private (int ExitCode, string Output, string Error) Run(string? tools, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", [_folder.At("breakwater"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (tools is not null)
        {
            start.Environment["PATH"] = tools + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
