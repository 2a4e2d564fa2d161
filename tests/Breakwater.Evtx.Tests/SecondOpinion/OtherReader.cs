using System.Diagnostics;

namespace Breakwater.Evtx.Tests.SecondOpinion;

/// <summary>Another reader of event logs, where one is installed.</summary>
internal sealed class OtherReader(string program, params string[] options)
{
    /// <summary>Of the Debian package libevtx-utils.</summary>
    public static OtherReader Libevtx { get; } = new("evtxexport", "-f", "xml");

    /// <summary>Of the Debian package python3-evtx.</summary>
    public static OtherReader PythonEvtx { get; } = new("evtx_dump.py");

    public string Program => program;

    public bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The XML of each event as the program printed it, and its last word where it gave up before the end.</summary>
    public (List<string> Events, string? StoppedBy) Read(string log)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [.. options, log]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var stoppedBy = process.ExitCode == 0 ? null : errors.Result.TrimEnd().Split('\n')[^1];

        // Neither prints one well-formed document: the one claims XML 1.1, the other has no root.
        List<string> events = [];
        for (var start = output.IndexOf("<Event ", StringComparison.Ordinal); start >= 0; start = output.IndexOf("<Event ", start + 1, StringComparison.Ordinal))
        {
            var end = output.IndexOf("</Event>", start, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            events.Add(output[start..(end + 8)]);
        }

        return (events, stoppedBy);
    }
}
