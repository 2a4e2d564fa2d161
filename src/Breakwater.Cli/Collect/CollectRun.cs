using Breakwater.Analysis;
using Breakwater.Collection;
using Breakwater.IisConfig.Verification;
using Breakwater.Knowledge;
using Breakwater.Mitigation;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Collect;

/// <summary><c>breakwater collect</c>: what was typed, and the run that follows from it.</summary>
internal sealed class CollectRun
{
    public required IReadOnlyList<string> Roots { get; init; }

    public string? Output { get; init; }

    public bool ForecastOnly { get; init; }

    public long? BudgetBytes { get; init; }

    public bool Minimise { get; init; }

    public bool LowPriority { get; init; }

    public string? CollectedBy { get; init; }

    public string? ClockOffset { get; init; }

    public DateTime? TakenAt { get; init; }

    public bool Json { get; init; }

    public bool NoColor { get; init; }

    public int Execute(CancellationToken ct)
    {
        if (Roots.Count == 0 || Output is null)
        {
            Console.Error.WriteLine("breakwater: collect needs --root DIR and --out FILE.zip; nothing was done");
            return ExitCode.Usage;
        }

        if (LowPriority)
        {
            Console.Error.WriteLine(BackgroundPriority.TryEnter() ? "low priority: processor and disk go to everything else first" : "low priority: this system did not grant it; collecting at normal priority");
        }

        foreach (var standstill in Roots.Select(r => MitigationServer.Open(r, null, KnowledgeBase.Embedded, ServerObservations.None, out _)?.Standstill()).OfType<string>())
        {
            // Collecting goes on: what is there is what the server works with. The journal is collected too.
            Console.Error.WriteLine(VisibleText.Of(standstill));
        }

        try
        {
            var outcome = ProgressDisplay.Run("the server", NoColor, progress => Collect(progress, ct));
            return outcome switch
            {
                { Result: { } result } => Done(result),
                { Refusal: CollectionRefusal.NothingToCollect } => Refused(outcome.Message, ExitCode.NoInput),
                { Refusal: not null } => Refused(outcome.Message, ExitCode.Usage),
                _ => ExitCode.Done,
            };
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("breakwater: interrupted; what was collected is kept beside the package's name: run the same command again to go on");
            return ExitCode.Interrupted;
        }
    }

    private CollectionOutcome Collect(Action<AssessmentProgress>? progress, CancellationToken ct)
    {
        var request = new CollectionRequest
        {
            Roots = Roots,
            Output = Output!,
            BudgetBytes = BudgetBytes,
            Minimise = Minimise,
            ClockOffset = ClockOffset is null ? null : ClockOffset + " s, stated by whoever collected",
            TakenAt = TakenAt,
            CollectedBy = CollectedBy,
            ToolVersion = ToolVersion.Value,
            Clock = TimeProvider.System,
        };
        long read = 0;
        long total = 0;
        return Collector.Collect(request, forecast => Announce(forecast, out total), bytes => progress?.Invoke(new AssessmentProgress(read += bytes, total)), ct);
    }

    private bool Announce(CollectionForecast forecast, out long total)
    {
        total = forecast.Bytes;
        CollectReport.Forecast(forecast, ForecastOnly && !Json ? Console.Out : Console.Error);
        if (ForecastOnly && Json)
        {
            CollectReport.ForecastJson(forecast);
        }

        return !ForecastOnly;
    }

    private int Done(CollectionResult result)
    {
        CollectReport.Missing(result.NotCollected, Console.Error);
        if (Json)
        {
            CollectReport.ResultJson(result);
        }
        else
        {
            CollectReport.Result(result, Console.Out);
        }

        return ExitCode.Done;
    }

    private static int Refused(string message, int exitCode)
    {
        Console.Error.WriteLine(VisibleText.Of(message));
        return exitCode;
    }
}
