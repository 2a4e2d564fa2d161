using System.Diagnostics;
using System.Globalization;

namespace Breakwater.Compare;

/// <summary>Runs a program to its end and measures it from outside.</summary>
internal static class Stopwatched
{
    private const string GnuTime = "/usr/bin/time";

    public static Measurement Run(Contender contender)
    {
        var report = Path.GetTempFileName();
        var hasTime = File.Exists(GnuTime);
        string[] wrapper = hasTime ? [GnuTime, "-o", report, "-q", "-f", "%U %S %M"] : [];
        // A short-lived parent between us and the program: its peak memory would else start at ours.
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", "exec \"$@\" >/dev/null 2>&1", "sh" } };
        foreach (var part in wrapper.Concat(contender.Command))
        {
            start.ArgumentList.Add(part);
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.WaitForExit();
        var wall = watch.Elapsed.TotalSeconds;
        var parts = hasTime ? File.ReadAllText(report).Split(' ', StringSplitOptions.TrimEntries) : [];
        File.Delete(report);
        return parts.Length == 3 ? new(wall, Number(parts[0]) + Number(parts[1]), Number(parts[2]) / 1024, process.ExitCode) : new(wall, null, null, process.ExitCode);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
