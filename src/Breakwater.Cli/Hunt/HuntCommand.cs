using System.CommandLine;
using System.CommandLine.Parsing;
using Breakwater.Analysis.Rules;
using Breakwater.Reports.Escaping;
using Breakwater.Sigma;

namespace Breakwater.Cli.Hunt;

/// <summary><c>breakwater hunt</c>: what may be typed.</summary>
internal static class HuntCommand
{
    public static Command Create()
    {
        var evidence = SharedOptions.Evidence();
        var rules = new Option<string[]>("--rules") { Description = "Sigma rules: files or folders; may be repeated. Of several paths behind it those that hold rules (.yml, .yaml) are rules, the others evidence", HelpName = "PATH...", Required = true };
        var placeholders = SharedOptions.Placeholders();
        var jsonLines = new Option<bool>("--jsonl") { Description = "one JSON object a line on stdout, the summary on stderr" };
        var csv = new Option<bool>("--csv") { Description = "a table for a spreadsheet on stdout, the summary on stderr" };
        var minLevel = new Option<RuleLevel>("--min-level") { Description = "leave out rules below this level: informational, low, medium, high, critical", HelpName = "LEVEL" };
        minLevel.AcceptOnlyFromAmong("informational", "low", "medium", "high", "critical");
        var status = new Option<RuleStatus[]>("--status") { Description = "only rules of this status: stable, test, experimental, deprecated, unsupported; may be repeated", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong("stable", "test", "experimental", "deprecated", "unsupported");
        var tag = new Option<string[]>("--tag") { Description = "only rules with this tag, for example attack.t1190, or t1190 for short; t1003 takes in t1003.001; may be repeated", HelpName = "TAG" };
        var from = SharedOptions.Date("--from", "leave out matches before this time");
        var to = SharedOptions.Date("--to", "leave out matches at or after this time");
        var suppress = new Option<FileInfo?>("--suppress") { Description = "file of matches that are known and not wanted (docs/hunt.md)", HelpName = "FILE" };
        var password = SharedOptions.PasswordFile();
        var threads = SharedOptions.Threads();
        var verbose = new Option<bool>("-v", "--verbose") { Description = "list everything unread, and every rule that was not tried with the reason" };
        var command = new Command("hunt", "run Sigma rules over event logs, IIS, HttpProxy and every other log") { evidence, rules, placeholders, jsonLines, csv, minLevel, status, tag, from, to, suppress, password, threads, verbose };
        command.Validators.Add(r =>
        {
            if (r.GetValue(jsonLines) && r.GetValue(csv))
            {
                r.AddError("--jsonl and --csv: expected at most one of them");
            }
        });
        command.SetAction((parsed, ct) =>
        {
            // Not a validator: those run on dates that could not be read too, and asking for one there throws.
            if (parsed.GetValue(from) >= parsed.GetValue(to))
            {
                Console.Error.WriteLine("breakwater: --from and --to: expected the first before the second");
                return Task.FromResult(ExitCode.Usage);
            }

            var (logs, rulePaths) = Sort(parsed, parsed.GetValue(evidence)!, parsed.GetValue(rules)!, rules.Name);
            if (logs.Count == 0)
            {
                Console.Error.WriteLine(VisibleText.Of($"breakwater: {rules.Name}: expected evidence beside the rules, found that each of {string.Join(", ", rulePaths.Skip(1))} holds rules; write the evidence before {rules.Name}"));
                return Task.FromResult(ExitCode.Usage);
            }

            var run = new HuntRun
            {
                Evidence = logs,
                Rules = rulePaths,
                Placeholders = parsed.GetValue(placeholders)?.ToString(),
                JsonLines = parsed.GetValue(jsonLines),
                Csv = parsed.GetValue(csv),
                MinLevel = parsed.GetValue(minLevel),
                Statuses = parsed.GetValue(status) ?? [],
                Tags = parsed.GetValue(tag) ?? [],
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Suppressions = parsed.GetValue(suppress)?.ToString(),
                Now = DateTime.UtcNow,
                PasswordFile = parsed.GetValue(password)?.FullName,
                Threads = parsed.GetValue(threads),
                Verbose = parsed.GetValue(verbose),
                NoColor = parsed.GetValue(Terminal.NoColor),
            };
            return Task.FromResult(run.Execute(ct));
        });
        return command;
    }

    /// <summary>
    /// <c>hunt EVIDENCE --rules A B</c> means two paths of rules where B holds rules, else B is evidence. A path that alone could be the evidence is: <c>hunt --rules A EVIDENCE</c>.
    /// No evidence where all of several paths hold rules: to choose one would leave out something without a word.
    /// </summary>
    private static (IReadOnlyList<string> Evidence, IReadOnlyList<string> Rules) Sort(ParseResult parsed, string[] evidence, string[] rules, string option)
    {
        var following = new List<string>();
        for (var i = 0; i < parsed.Tokens.Count; i++)
        {
            if (parsed.Tokens[i].Type == TokenType.Option && parsed.Tokens[i].Value == option)
            {
                following.AddRange(parsed.Tokens.Skip(i + 2).TakeWhile(t => t.Type == TokenType.Argument).Select(t => t.Value));
            }
        }

        if (evidence is [_])
        {
            return (evidence, rules);
        }

        var further = following.FindAll(RuleCheck.HoldsRuleFile);
        var others = evidence.ToList();
        further.ForEach(path => others.Remove(path));
        return (others, [.. rules, .. further]);
    }
}
