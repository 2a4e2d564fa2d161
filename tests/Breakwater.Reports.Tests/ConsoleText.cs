using Breakwater.Model;
using Breakwater.Reports.Console;
using Spectre.Console;

namespace Breakwater.Reports.Tests;

/// <summary>The console report as a pipe would receive it.</summary>
internal static class ConsoleText
{
    public static string Of(Assessment assessment, ConsoleReportOptions options, int width = 80)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        ConsoleReport.Write(assessment, console, options);
        return string.Join('\n', writer.ToString().Split('\n').Select(line => line.TrimEnd('\r', ' ')));
    }
}
