using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Breakwater.Cli.Tests;

/// <summary>
/// Runs the program as a user would: a process of its own, its streams and its exit code. <c>BREAKWATER_PROGRAM</c> names the native program where <c>./test</c> found one made;
/// else the tests' own build runs on the .NET runtime.
/// </summary>
internal static class CommandLine
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "breakwater.dll");
    private static readonly string[] Words = Environment.GetEnvironmentVariable("BREAKWATER_PROGRAM") is { Length: > 0 } native ? [native] : ["dotnet", Program];

    public static Result Run(params string[] arguments) => Run(null, arguments);

    public static Result Run(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return Finish(process);
    }

    /// <summary>Runs with one setting of the program's runtimeconfig.json changed.</summary>
    public static Result RunWith(string setting, string value, params string[] arguments)
    {
        var configuration = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(Program, ".runtimeconfig.json")))!;
        configuration["runtimeOptions"]!["configProperties"]!.AsObject()[setting] = bool.TryParse(value, out var yes) ? yes : value;
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", folder.Write("runtimeconfig.json", configuration.ToJsonString()), Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        return Finish(process);
    }

    /// <summary>Starts without waiting, for tests that interrupt. Ctrl-C reaches it even where the tests themselves run in the background and ignore it.</summary>
    public static Process Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        string[] words = [.. OperatingSystem.IsLinux() ? (string[])["env", "--default-signal=INT"] : [], .. Words, .. arguments];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end, and notes the highest memory seen on the way.</summary>
    public static Result Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended between the two lines.
            }
        }

        return new Result(process.ExitCode, output.Result, error.Result, peak);
    }

    /// <summary>What a run gave.</summary>
    internal sealed record Result(int ExitCode, string Output, string Error, long PeakBytes);
}
