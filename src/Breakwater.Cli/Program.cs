using System.CommandLine;
using System.CommandLine.Invocation;
using Breakwater.Cli;
using Breakwater.Cli.Assess;
using Breakwater.Cli.Drill;
using Breakwater.Cli.Evtx;
using Breakwater.Cli.Kb;

var root = new RootCommand(
    "Assesses whether an on-premises Exchange server is vulnerable, whether it was compromised, and what to do next. Opens no network connection.")
{
    AssessCommand.Create(),
    EvtxCommand.Create(),
    KbCommand.Create(),
    DrillCommand.Create(),
};
root.Options.Add(Terminal.NoColor);

var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction error)
{
    // Help on a usage error would push the message off the screen.
    error.ShowHelp = false;
    await parsed.InvokeAsync();
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("breakwater: interrupted; nothing was kept");
    return ExitCode.Interrupted;
}
#pragma warning disable CA1031 // The last line of defence: whatever escaped is an internal error with its own exit code, never a silent success.
catch (Exception e)
#pragma warning restore CA1031
{
    Console.Error.WriteLine($"breakwater: internal error, please report it: {e}");
    return ExitCode.InternalError;
}
