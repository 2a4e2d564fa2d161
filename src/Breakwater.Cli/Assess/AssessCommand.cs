using System.CommandLine;
using System.Globalization;

namespace Breakwater.Cli.Assess;

/// <summary><c>breakwater assess</c>: what may be typed.</summary>
internal static class AssessCommand
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public static Command Create()
    {
        var evidence = new Argument<string[]>("evidence") { Description = "folders, archives (zip, 7z, tar, tar.gz, nested), single files, or a mounted root", Arity = ArgumentArity.OneOrMore, HelpName = "EVIDENCE" };
        evidence.Validators.Add(r =>
        {
            // A mistyped option would otherwise be one more path that is missing.
            foreach (var token in r.Tokens.Where(t => t.Value.StartsWith('-')))
            {
                r.AddError($"{token.Value}: no such option; a path that begins with '-' is written ./{token.Value}");
            }
        });
        var output = new Option<string?>("--out") { Description = "folder for report.html and assessment.json; one that already holds other files is refused", HelpName = "DIR" };
        var json = new Option<bool>("--json") { Description = "print exactly one JSON document on stdout (one a line with --each)" };
        var each = new Option<bool>("--each") { Description = "every given archive, or every child of a given folder, is one server" };
        var since = Date("--since", "start of the exposure window, whatever the campaign says");
        var asOf = Date("--as-of", "assessment time; makes the output reproducible and caps the collection time");
        var rules = new Option<string[]>("--rules") { Description = "further Sigma rules: a file or a folder; may be repeated", HelpName = "PATH", AllowMultipleArgumentsPerToken = false };
        var password = new Option<FileInfo?>("--password-file") { Description = "file whose first line is the password of encrypted archives", HelpName = "F" };
        var threads = new Option<int>("--threads") { Description = "threads that read evidence", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 256))
            {
                r.AddError("--threads must be 1 to 256");
            }
        });
        var explain = new Option<bool>("--explain") { Description = "print the chain of reasons for each verdict" };
        var verbose = new Option<bool>("-v", "--verbose") { Description = "campaigns, coverage, findings and everything unread on the console" };

        var command = new Command("assess", "assess one server (with --each: several) from its evidence") { evidence, output, json, each, since, asOf, rules, password, threads, explain, verbose };
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

    private static Option<DateTime?> Date(string name, string description) => new(name)
    {
        Description = description + " (yyyy-MM-dd, meaning 00:00 UTC, or yyyy-MM-ddTHH:mm:ssZ)",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateTime.TryParseExact(result.Tokens[0].Value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && date.Year is >= 1990 and <= 2199)
            {
                return date;
            }

            result.AddError($"{name}: expected yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ between 1990 and 2199, found '{result.Tokens[0].Value}'");
            return null;
        },
    };
}
