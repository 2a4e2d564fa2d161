using Breakwater.Analysis;
using Breakwater.Model;
using Breakwater.Reports;
using Breakwater.Reports.Console;
using Breakwater.Reports.Escaping;
using Breakwater.Reports.Json;

namespace Breakwater.Cli.Assess;

/// <summary><c>breakwater assess</c>: what was typed, and the run that follows from it.</summary>
internal sealed class AssessRun
{
    public required IReadOnlyList<string> Evidence { get; init; }

    public string? Output { get; init; }

    public bool Json { get; init; }

    public bool Each { get; init; }

    public DateTime? Since { get; init; }

    public DateTime? AsOf { get; init; }

    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<string> Yara { get; init; } = [];

    public string? PasswordFile { get; init; }

    public int Threads { get; init; }

    public bool Explain { get; init; }

    public bool Verbose { get; init; }

    public bool NoColor { get; init; }

    public required DateTime Now { get; init; }

    /// <summary>The highest exit code of all servers; a server that could not be assessed counts 3 and hides no higher one.</summary>
    public int Execute(CancellationToken ct)
    {
        if (!Cli.PasswordFile.TryRead(PasswordFile, out var password))
        {
            return ExitCode.NoInput;
        }

        ReportFolder? folder = null;
        if (Output is not null && !ReportFolder.TryOpen(Output, out folder, out var problem))
        {
            Console.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        IReadOnlyList<string> ignored = [];
        var groups = Each ? ServerEvidence.SplitByServer(Evidence, out ignored) : [new ServerEvidence(null, Evidence)];
        foreach (var path in ignored)
        {
            Console.Error.WriteLine(VisibleText.Of($"breakwater: {path}: neither a folder nor an archive, so no server of --each; ignored"));
        }

        if (groups.Count == 0)
        {
            Console.Error.WriteLine($"breakwater: {string.Join(", ", Evidence)}: expected archives or folders, one for each server, found none");
            return ExitCode.NoInput;
        }

        if (Each && folder is not null && !folder.TryRemoveReport(out problem))
        {
            Console.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        List<ServerSummary> servers = [.. groups.Select(group => AssessOne(group, folder, password, ct))];
        if (Each && !Json)
        {
            ServersReport.Write(servers, Terminal.ForReport(NoColor));
        }

        return servers.Max(s => s.ExitCode);
    }

    private ServerSummary AssessOne(ServerEvidence group, ReportFolder? folder, string? password, CancellationToken ct)
    {
        var request = new AssessmentRequest
        {
            Evidence = group.Paths,
            Now = Now,
            AsOf = AsOf,
            Since = Since,
            RulePaths = Rules,
            YaraPaths = Yara,
            Password = password,
            Threads = Threads,
            ToolVersion = Cli.ToolVersion.Value,
        };
        var outcome = ProgressDisplay.Run(group.Name, NoColor, progress => Assessor.Assess(request, progress, ct));
        foreach (var message in outcome.Messages)
        {
            Console.Error.WriteLine(VisibleText.Of(message));
        }

        if (outcome.Assessment is not { } assessment)
        {
            return new ServerSummary(group.Name ?? "", null, null, outcome.Refusal is AssessmentRefusal.NothingToAssess or AssessmentRefusal.NoYara ? ExitCode.NoInput : ExitCode.Usage, null);
        }

        var written = TryReport(assessment, group, folder, out var path);
        return new ServerSummary(
            assessment.Server.Name ?? group.Name ?? "", assessment.Verdict.Overall, assessment.Exposure.State, written ? AssessExitCode.Of(assessment) : ExitCode.InternalError, path);
    }

    private bool TryReport(Assessment assessment, ServerEvidence group, ReportFolder? folder, out string? path)
    {
        var target = folder;
        var problem = "";
        var written = folder is null
            || ((!Each || folder.TryOpenServer(assessment.Server.Name ?? group.Name, out target, out problem)) && target!.TryWrite(assessment, out problem));
        if (!written)
        {
            Console.Error.WriteLine(problem);
        }

        path = written ? target?.ReportPath : null;
        if (Json)
        {
            using var stdout = Console.OpenStandardOutput();
            AssessmentJson.Write(assessment, stdout, indented: !Each);
        }
        else
        {
            ConsoleReport.Write(assessment, Terminal.ForReport(NoColor), new ConsoleReportOptions { Explain = Explain, Verbose = Verbose, ReportPath = path });
        }

        return written;
    }
}
