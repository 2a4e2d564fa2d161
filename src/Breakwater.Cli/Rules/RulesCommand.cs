using System.CommandLine;
using Breakwater.Analysis.Rules;
using Breakwater.Reports.Escaping;
using Breakwater.Sigma;

namespace Breakwater.Cli.Rules;

/// <summary><c>breakwater rules check</c>.</summary>
internal static class RulesCommand
{
    /// <summary>Reasons told without <c>-v</c>.</summary>
    private const int ShownReasons = 10;

    public static Command Create()
    {
        var paths = SharedOptions.Paths("path", "Sigma rules: files, or folders with .yml and .yaml files");
        var placeholders = SharedOptions.Placeholders();
        var verbose = new Option<bool>("-v", "--verbose") { Description = "list every rule that no log here can be tried with, and why, and those that are tried on every line" };
        var check = new Command("check", "list every error of every rule; exit code 10 when there is one") { paths, placeholders, verbose };
        check.SetAction(parsed => Check(parsed.GetValue(paths)!, parsed.GetValue(placeholders)?.ToString(), parsed.GetValue(verbose)));
        return new Command("rules", "look at Sigma rules") { check };
    }

    private static int Check(IReadOnlyList<string> paths, string? placeholders, bool verbose)
    {
        var check = RuleCheck.Of(paths, placeholders);
        foreach (var message in check.Unreadable.Concat(check.WithoutRules))
        {
            Console.Error.WriteLine(VisibleText.Of(message));
        }

        foreach (var problem in check.Problems)
        {
            Console.Out.WriteLine(VisibleText.Of(problem.Message));
        }

        if (check.Files == 0)
        {
            Console.Error.WriteLine($"breakwater: {string.Join(", ", paths)}: expected rule files (.yml, .yaml), found none");
            return ExitCode.NoInput;
        }

        var warnings = check.Problems.Count(p => p.Kind == RuleProblemKind.Warning);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{check.Rules} rules, {check.Correlations} correlations and {check.Filters} filters in {check.Files} files: {check.Problems.Count - warnings} errors, {warnings} warnings; {check.NotEvaluable.Count} not evaluable here"));
        TellReasons(check, verbose);
        TellOnEveryLine(check, verbose);
        return check.Unreadable.Count > 0 ? ExitCode.NoInput : check.Problems.Count > warnings ? ExitCode.Problems : ExitCode.Done;
    }

    private static void TellOnEveryLine(RuleCheck check, bool verbose)
    {
        if (check.OnEveryLine.Count > 0)
        {
            Console.Out.WriteLine(FormattableString.Invariant($"{check.OnEveryLine.Count,7} require no rare text and are tried on every line of text logs{(verbose ? ":" : ", which takes time: -v lists them")}"));
        }

        foreach (var (path, id) in verbose ? check.OnEveryLine : [])
        {
            Console.Out.WriteLine(VisibleText.Of($"{path}: rule {id} is tried on every line"));
        }
    }

    private static void TellReasons(RuleCheck check, bool verbose)
    {
        if (verbose)
        {
            foreach (var (path, id, reason) in check.NotEvaluable)
            {
                Console.Out.WriteLine(VisibleText.Of($"{path}: rule {id} is not evaluable: {reason}"));
            }

            return;
        }

        var reasons = check.NotEvaluable.GroupBy(r => r.Reason, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var reason in reasons.Take(ShownReasons))
        {
            Console.Out.WriteLine(VisibleText.Of(FormattableString.Invariant($"{reason.Count(),7} not evaluable: {reason.Key}")));
        }

        if (reasons.Count > ShownReasons)
        {
            Console.Out.WriteLine(FormattableString.Invariant($"        {reasons.Count - ShownReasons} more reasons: -v lists every rule"));
        }
    }
}
