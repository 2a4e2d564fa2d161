using Breakwater.Analysis;
using Breakwater.Reports.Escaping;
using Spectre.Console;

namespace Breakwater.Cli;

/// <summary>A progress bar on stderr while evidence is read, only where somebody watches.</summary>
internal static class ProgressDisplay
{
    public static TResult Run<TResult>(string? name, bool noColor, Func<Action<AssessmentProgress>?, TResult> work)
    {
        if (!Terminal.ShowsProgress)
        {
            return work(null);
        }

        var title = Markup.Escape(VisibleText.Of("Reading " + (name ?? "evidence")));
        return Terminal.ForProgress(noColor).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(title, autoStart: true, maxValue: 1);
                return work(p =>
                {
                    task.MaxValue = Math.Max(1, p.BytesTotal);
                    task.Value = p.BytesRead;
                });
            });
    }
}
