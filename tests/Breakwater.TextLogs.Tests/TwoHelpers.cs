namespace Breakwater.TextLogs.Tests;

/// <summary>Lends two threads, as a run with three does whose other logs are read.</summary>
internal sealed class TwoHelpers : IHelperThreads
{
    public List<Task> Lent { get; } = [];

    public Task? TryRun(Action work)
    {
        if (Lent.Count == 2)
        {
            return null;
        }

        Lent.Add(Task.Run(work));
        return Lent[^1];
    }
}
