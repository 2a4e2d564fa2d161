using Breakwater.Model;
using Breakwater.Reports.Story;
using Spectre.Console;

namespace Breakwater.Reports.Console;

/// <summary>Prints an assessment on a terminal: the verdict in plain words on one screen of 80 by 24, and more only when asked for.</summary>
public static class ConsoleReport
{
    /// <summary>Prints to the caller's console, which alone decides on colour and width; text from the evidence is escaped.</summary>
    public static void Write(Assessment assessment, IAnsiConsole console, ConsoleReportOptions options)
    {
        var page = new ConsolePage(console);
        Summary.Write(assessment, Narrative.Of(assessment), page, options);
        if (options.Explain)
        {
            Explanation.Write(assessment, page);
        }

        if (options.Verbose)
        {
            Detail.Write(assessment, page);
        }
    }
}
