using System.Text;
using Breakwater.Analysis.Hunting;
using Breakwater.Model;
using Breakwater.Model.Hunting;
using Breakwater.Reports.Escaping;
using Breakwater.Reports.Hunt;
using Breakwater.Sigma;

namespace Breakwater.Cli.Hunt;

/// <summary><c>breakwater hunt</c>: what was typed, and the run that follows from it.</summary>
internal sealed class HuntRun
{
    /// <summary>Unread places told without <c>-v</c>.</summary>
    private const int ShownUnread = 5;

    public required IReadOnlyList<string> Evidence { get; init; }

    public required IReadOnlyList<string> Rules { get; init; }

    public string? Placeholders { get; init; }

    public bool JsonLines { get; init; }

    public bool Csv { get; init; }

    public RuleLevel MinLevel { get; init; }

    public IReadOnlyList<RuleStatus> Statuses { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public string? Suppressions { get; init; }

    public required DateTime Now { get; init; }

    public string? PasswordFile { get; init; }

    public int Threads { get; init; }

    public bool Verbose { get; init; }

    public bool NoColor { get; init; }

    public int Execute(CancellationToken ct)
    {
        if (!Cli.PasswordFile.TryRead(PasswordFile, out var password))
        {
            return ExitCode.NoInput;
        }

        var request = new HuntRequest
        {
            Evidence = Evidence,
            RulePaths = Rules,
            PlaceholderPath = Placeholders,
            Selection = new RuleSelection { MinLevel = MinLevel, Statuses = Statuses, Tags = Tags },
            From = From,
            To = To,
            SuppressionPath = Suppressions,
            Today = DateOnly.FromDateTime(Now),
            Password = password,
            Threads = Threads,
        };
        using var outcome = ProgressDisplay.Run(null, NoColor, progress => Hunter.Hunt(request, progress, ct));
        foreach (var message in outcome.Messages)
        {
            Console.Error.WriteLine(VisibleText.Of(message));
        }

        Tell(outcome.Unread);
        if (outcome.Summary is not { } summary)
        {
            return ExitCode.NoInput;
        }

        Write(outcome, summary);
        return summary.Matches > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private void Write(HuntOutcome outcome, HuntSummary summary)
    {
        if (JsonLines || Csv)
        {
            using var stdout = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            if (JsonLines)
            {
                HuntJsonLines.Write(outcome.Matches, stdout);
            }
            else
            {
                using var text = new StreamWriter(stdout, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                HuntCsv.Write(outcome.Matches, text);
            }

            HuntReport.WriteSummary(summary, Terminal.ForProgress(NoColor), Verbose);
            return;
        }

        var console = Terminal.ForReport(NoColor);
        HuntReport.WriteMatches(outcome.Matches, console);
        HuntReport.WriteSummary(summary, console, Verbose);
    }

    private void Tell(IReadOnlyList<UnreadItem> unread)
    {
        foreach (var item in unread.Take(Verbose ? int.MaxValue : ShownUnread))
        {
            Console.Error.WriteLine(VisibleText.Of($"{item.Path}: {item.Reason}"));
        }

        if (!Verbose && unread.Count > ShownUnread)
        {
            Console.Error.WriteLine($"... and {unread.Count - ShownUnread} more that could not be read: -v lists them");
        }
    }
}
