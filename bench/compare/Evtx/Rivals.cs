using System.Diagnostics;

namespace Breakwater.Compare.Evtx;

/// <summary>What Debian has for event logs. A rival that is not installed gives nothing and is named.</summary>
internal static class Rivals
{
    public static IEnumerable<Contender> EvtxExport(string log, long bytes, long records) =>
        Rival("evtxexport -f xml", "evtxexport", ["-f", "xml", log], bytes, records, "JSON, damage report, several threads");

    public static IEnumerable<Contender> EvtxExportEach(string folder, long bytes, long records) =>
        Installed.Has("evtxexport")
            ? [new("evtxexport -f xml, a process a file", ["sh", "-c", "for log in \"$1\"/*; do evtxexport -f xml \"$log\"; done", "sh", folder], bytes, records, "several files in a process")]
            : [];

    public static IEnumerable<Contender> PythonDump(string log, long bytes, long records) => Rival("evtx_dump.py", "evtx_dump.py", [log], bytes, records, "JSON; 4 MB, one run", once: true);

    public static IEnumerable<Contender> Cat(string log, long bytes) => Rival("cat", "cat", [log], bytes, null, "reads nothing, copies");

    public static IEnumerable<Contender> CatAll(string[] logs, long bytes) => Rival("cat", "cat", logs, bytes, null, "reads nothing, copies");

    /// <summary>How many events evtxexport finds in a log; null where it is not installed.</summary>
    public static int? CountEvents(string log)
    {
        if (!Installed.Has("evtxexport"))
        {
            return null;
        }

        var start = new ProcessStartInfo("evtxexport", ["-f", "xml", log]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process.StandardOutput.ReadToEnd().Split("<Event ").Length - 1;
    }

    private static IEnumerable<Contender> Rival(string name, string program, string[] arguments, long bytes, long? records, string note, bool once = false) =>
        Installed.Has(program) ? [new(name, [program, .. arguments], bytes, records, note, once)] : [];
}
