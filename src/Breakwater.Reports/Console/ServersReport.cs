using System.Globalization;
using Breakwater.Model;
using Breakwater.Reports.Story;
using Spectre.Console;

namespace Breakwater.Reports.Console;

/// <summary>Prints the closing table of <c>--each</c>: all servers, the worst first; those that could not be assessed are never left out.</summary>
public static class ServersReport
{
    public static void Write(IReadOnlyList<ServerSummary> servers, IAnsiConsole console)
    {
        var page = new ConsolePage(console);
        var failed = servers.Count(s => s.Verdict is null);
        page.Heading($"{PlainWords.Many(servers.Count, "server", "servers")}{(failed == 0 ? "" : $", {PlainWords.Number(failed)} of them not assessed")}");
        page.Table(["Server", "Verdict", "Software", "Exit code", "Report"], servers
            .OrderByDescending(s => s.Verdict is null ? (int)VerdictState.CannotExclude : (int)s.Verdict).ThenBy(s => s.Name, StringComparer.Ordinal)
            .Select(IReadOnlyList<string> (s) =>
            [
                s.Name,
                s.Verdict is { } verdict ? Spelling.Of(verdict) : "not assessed",
                s.Exposure is { } exposure ? Spelling.Of(exposure) : "-",
                s.ExitCode.ToString(CultureInfo.InvariantCulture),
                s.ReportPath ?? "-",
            ]));
    }
}
