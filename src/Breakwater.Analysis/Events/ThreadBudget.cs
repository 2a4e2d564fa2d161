namespace Breakwater.Analysis.Events;

/// <summary>How many threads of a run are at work: who reads a large log takes those that no other log keeps busy.</summary>
internal sealed class ThreadBudget(int threads)
{
    private int _busy;

    /// <summary>Counts a thread that is there anyway.</summary>
    public void Enter() => Interlocked.Increment(ref _busy);

    /// <summary>Counts one more thread unless all are busy.</summary>
    public bool TryEnter()
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

    public void Leave() => Interlocked.Decrement(ref _busy);
}
