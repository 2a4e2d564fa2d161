using System.CommandLine;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Evtx;

/// <summary><c>breakwater evtx</c>: Windows event logs as they are, without judging them.</summary>
internal static class EvtxCommand
{
    public static Command Create() => new("evtx", "what Windows event logs hold: a summary, or every event; exit code 10 when damage was found")
    {
        InfoCommand.Create(),
        DumpCommand.Create(),
    };

    /// <summary>The files, in the order given.</summary>
    public static Argument<string[]> Files() => SharedOptions.Paths("file", "event logs (.evtx)");

    /// <summary>What a log's damage means for the exit code, and its first lines on stderr.</summary>
    public static void ReportDamage(string path, LogDamage damage)
    {
        const int shown = 20;
        foreach (var found in damage.List.Take(shown))
        {
            Console.Error.WriteLine(VisibleText.Of($"{path}: {found}"));
        }

        if (damage.Count > shown)
        {
            Console.Error.WriteLine(VisibleText.Of($"{path}: {damage.Count - shown} more damages; those found without --carve 'breakwater evtx info --json' lists up to {LogDamage.MaxListed}"));
        }
    }
}
