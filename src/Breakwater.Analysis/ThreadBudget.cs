using Breakwater.TextLogs;

namespace Breakwater.Analysis;

/// <summary>How many threads of a run are at work: who reads a large log takes those that no other log keeps busy.</summary>
internal sealed class ThreadBudget(int threads) : IHelperThreads
{
    private int _busy;

    /// <summary>Counts a thread that is there anyway.</summary>
    public void Enter() => Interlocked.Increment(ref _busy);

    public void Leave() => Interlocked.Decrement(ref _busy);

    /// <inheritdoc/>
    public Task? TryRun(Action work)
    {
        if (!TryEnter())
        {
            return null;
        }

        return Task.Run(() =>
        {
            try
            {
                work();
            }
            finally
            {
                Leave();
            }
        });
    }

    private bool TryEnter()
    {
        for (var busy = Volatile.Read(ref _busy); busy < threads; busy = Volatile.Read(ref _busy))
        {
            if (Interlocked.CompareExchange(ref _busy, busy + 1, busy) == busy)
            {
                return true;
            }
        }

        return false;
    }
}
