namespace Breakwater.TextLogs;

/// <summary>Lends threads that have nothing else to do to who reads a large log.</summary>
public interface IHelperThreads
{
    /// <summary>Runs the work on a free thread.</summary>
    /// <returns>The running work; null when no thread is free.</returns>
    Task? TryRun(Action work);
}
