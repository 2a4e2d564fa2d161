using System.CommandLine;
using System.Globalization;
using Breakwater.Collection.Script;

namespace Breakwater.Cli.Collect;

/// <summary><c>breakwater collect</c>: what may be typed.</summary>
internal static class CollectCommand
{
    public static Command Create()
    {
        var root = new Option<string[]>("--root") { Description = @"a drive (C:\), a mounted volume, or a folder that holds C, D ...; may be repeated, all of one server", HelpName = "DIR" };
        var output = new Option<string?>("--out") { Description = "the package to write; must not exist. With --script: the batch file", HelpName = "FILE.zip" };
        var script = new Option<bool>("--script") { Description = "emit a batch file that collects the same with the tools of Windows Server 2008 R2" };
        var forecast = new Option<bool>("--forecast") { Description = "print what would be collected, and stop" };
        var budget = SharedOptions.Size("--budget", "take at most so much evidence, what is overwritten soonest first; the rest is listed in the manifest");
        var minimise = new Option<bool>("--minimise") { Description = "without message subjects, addresses and credentials (docs/collect.md says what goes)" };
        var lowPriority = new Option<bool>("--low-priority") { Description = "let everything else on the server go first" };
        var by = new Option<string?>("--by") { Description = "who collects, for the custody record", HelpName = "NAME" };
        var clockOffset = ClockOffset();
        var takenAt = SharedOptions.Date("--taken-at", "when the image or copy was taken; not for a running system");
        var json = new Option<bool>("--json") { Description = "print one JSON document on stdout" };
        var command = new Command("collect", "seal the evidence of a server into a package: manifest, SHA-256, custody record") { root, output, script, forecast, budget, minimise, lowPriority, by, clockOffset, takenAt, json, VerifyCommand.Create() };
        command.SetAction((parsed, ct) =>
        {
            if (parsed.GetValue(script))
            {
                return Task.FromResult(EmitScript(parsed.GetValue(output)));
            }

            var run = new CollectRun
            {
                Roots = parsed.GetValue(root) ?? [],
                Output = parsed.GetValue(output),
                ForecastOnly = parsed.GetValue(forecast),
                BudgetBytes = parsed.GetValue(budget),
                Minimise = parsed.GetValue(minimise),
                LowPriority = parsed.GetValue(lowPriority),
                CollectedBy = parsed.GetValue(by),
                ClockOffset = parsed.GetValue(clockOffset),
                TakenAt = parsed.GetValue(takenAt),
                Json = parsed.GetValue(json),
                NoColor = parsed.GetValue(Terminal.NoColor),
            };
            return Task.FromResult(run.Execute(ct));
        });
        return command;
    }

    private static Option<string?> ClockOffset()
    {
        var offset = new Option<string?>("--clock-offset") { Description = "seconds by which the server's clock is ahead (negative: behind), as you measured it", HelpName = "SECONDS" };
        offset.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && !decimal.TryParse(token.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            {
                r.AddError($"--clock-offset: expected seconds such as 2.5 or -40, found '{token.Value}'");
            }
        });
        return offset;
    }

    private static int EmitScript(string? output)
    {
        var script = CollectionScript.Write(ToolVersion.Value);
        if (output is null)
        {
            Console.Out.Write(script);
            return ExitCode.Done;
        }

        try
        {
            using var file = new StreamWriter(new FileStream(output, FileMode.CreateNew), System.Text.Encoding.ASCII);
            file.Write(script);
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(Reports.Escaping.VisibleText.Of($"breakwater: --out {output}: cannot be written ({e.Message}); nothing was written"));
            return ExitCode.Usage;
        }
    }
}
