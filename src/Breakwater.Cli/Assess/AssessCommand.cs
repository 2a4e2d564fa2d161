using System.CommandLine;

namespace Breakwater.Cli.Assess;

/// <summary><c>breakwater assess</c>: what may be typed.</summary>
internal static class AssessCommand
{
    public static Command Create()
    {
        var evidence = SharedOptions.Evidence();
        var output = new Option<string?>("--out") { Description = "folder for report.html and assessment.json; one that already holds other files is refused", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "print exactly one JSON document on stdout (one a line with --each)" };
        var each = new Option<bool>("--each") { Description = "every given archive, or every child of a given folder, is one server" };
        var since = SharedOptions.Date("--since", "start of the exposure window, whatever the campaign says");
        var asOf = SharedOptions.Date("--as-of", "assessment time; makes the output reproducible and caps the collection time");
        var rules = new Option<string[]>("--rules") { Description = "further Sigma rules: a file or a folder; may be repeated", HelpName = "PATH", AllowMultipleArgumentsPerToken = false };
        var yara = new Option<string[]>("--yara") { Description = "YARA rules for the files of web folders, through an installed libyara; reported, without a say in the verdict; may be repeated", HelpName = "FILE", AllowMultipleArgumentsPerToken = false };
        var password = SharedOptions.PasswordFile();
        var threads = SharedOptions.Threads();
        var explain = new Option<bool>("--explain") { Description = "print the chain of reasons for each verdict" };
        var verbose = new Option<bool>("-v", "--verbose") { Description = "campaigns, coverage, findings and everything unread on the console" };

        var command = new Command("assess", "assess one server (with --each: several) from its evidence") { evidence, output, json, each, since, asOf, rules, yara, password, threads, explain, verbose };
        command.SetAction((parsed, ct) =>
        {
            var run = new AssessRun
            {
                Evidence = parsed.GetValue(evidence)!,
                Output = parsed.GetValue(output),
                Json = parsed.GetValue(json),
                Each = parsed.GetValue(each),
                Since = parsed.GetValue(since),
                AsOf = parsed.GetValue(asOf),
                Rules = parsed.GetValue(rules) ?? [],
                Yara = parsed.GetValue(yara) ?? [],
                PasswordFile = parsed.GetValue(password)?.FullName,
                Threads = parsed.GetValue(threads),
                Explain = parsed.GetValue(explain),
                Verbose = parsed.GetValue(verbose),
                NoColor = parsed.GetValue(Terminal.NoColor),
                Now = DateTime.UtcNow,
            };
            return Task.FromResult(run.Execute(ct));
        });
        return command;
    }
}
