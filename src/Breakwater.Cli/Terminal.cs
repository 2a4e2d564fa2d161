using System.CommandLine;
using Spectre.Console;

namespace Breakwater.Cli;

/// <summary>The two output streams: reports on stdout, progress and messages on stderr.</summary>
internal static class Terminal
{
    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "no colours, also where the output is a terminal (as NO_COLOR does)", Recursive = true };

    /// <summary>Colour only on a terminal, and not when the user asked for none.</summary>
    public static IAnsiConsole ForReport(bool noColor) => Create(Console.Out, Console.IsOutputRedirected || noColor || NoColorIsSet);

    public static IAnsiConsole ForProgress(bool noColor) => Create(Console.Error, Console.IsErrorRedirected || noColor || NoColorIsSet);

    /// <summary>Progress bars are for people who watch.</summary>
    public static bool ShowsProgress => !Console.IsErrorRedirected;

    private static bool NoColorIsSet => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static IAnsiConsole Create(TextWriter writer, bool plain) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
    });
}
