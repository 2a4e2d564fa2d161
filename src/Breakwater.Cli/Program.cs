using System.CommandLine;
using System.CommandLine.Invocation;
using Breakwater.Cli;
using Breakwater.Cli.Assess;
using Breakwater.Cli.Collect;
using Breakwater.Cli.Drill;
using Breakwater.Cli.Evtx;
using Breakwater.Cli.Hunt;
using Breakwater.Cli.Kb;
using Breakwater.Cli.Mitigate;
using Breakwater.Cli.Rules;

(string Name, Func<Command> Create)[] commands =
[
    ("assess", AssessCommand.Create),
    ("hunt", HuntCommand.Create),
    ("rules", RulesCommand.Create),
    ("evtx", EvtxCommand.Create),
    ("kb", KbCommand.Create),
    ("collect", CollectCommand.Create),
    ("mitigate", MitigateCommand.Create),
    ("drill", DrillCommand.Create),
];

// Building all commands takes longer than reading a small log, so only the one that was asked for is built.
var asked = Array.FindIndex(commands, command => args is [var first, ..] && first == command.Name);
var root = new RootCommand(
    "Assesses whether an on-premises Exchange server is vulnerable, whether it was compromised, and what to do next. Opens no network connection.");
foreach (var (_, create) in asked < 0 ? commands : [commands[asked]])
{
    root.Add(create());
}

root.Options.Add(Terminal.NoColor);

if (args.Contains(""))
{
    // Mostly an unset variable in a script; as a path it would mean the current folder.
    Console.Error.WriteLine("breakwater: an argument is empty; nothing was done");
    return ExitCode.Usage;
}

if (args.Contains(Terminal.NoColor.Name))
{
    // The runtime resets colours of its own accord unless the environment says not to.
    Environment.SetEnvironmentVariable("NO_COLOR", "1");
}

if (args is ["assess" or "hunt", ..])
{
    // They only read evidence: locking and unlocking each file costs time, on a network share a round trip. `mitigate` keeps a second run out by a lock.
    AppContext.SetSwitch("System.IO.DisableFileLocking", true);
}

if (args is [] or ["kb" or "rules" or "mitigate"])
{
    // A bare command is a question, not a mistake, but nothing was done.
    await root.Parse([.. args, "--help"]).InvokeAsync(new InvocationConfiguration { Output = Console.Error });
    return ExitCode.Usage;
}

var parsed = root.Parse(args);
if (parsed.Action is ParseErrorAction error)
{
    // Help on a usage error would push the message off the screen; stdout is for results only.
    error.ShowHelp = false;
    await parsed.InvokeAsync(new InvocationConfiguration { Output = Console.Error });
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
