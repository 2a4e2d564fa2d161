using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>Reads the chunks of one log with the calling thread and with those that are free; results are taken in the order of the log, whatever the threads do.</summary>
/// <param name="file">The log.</param>
/// <param name="budget">Lends threads.</param>
/// <param name="take">Takes one result after another; never called by two threads at a time.</param>
/// <param name="ct">Stops reading.</param>
internal sealed class ChunkPipeline<TResult>(EvtxFile file, ThreadBudget budget, Action<TResult> take, CancellationToken ct)
{
    // Bounds the results that wait for a slow chunk before them.
    private const int MaxAhead = 32;

    private readonly Lock _reading = new();
    private readonly object _turn = new();
    private readonly Dictionary<long, TResult> _early = [];
    private readonly List<Task> _helpers = [];
    private long _read;
    private long _taken;
    private bool _isStopped;

    /// <summary>Reads the log to its end.</summary>
    /// <param name="mayShare">False for a log so small that a second thread does not pay.</param>
    /// <param name="newReader">Makes what one thread reads with; disposed when the thread is done.</param>
    public void Run<TReader>(bool mayShare, Func<TReader> newReader)
        where TReader : IChunkReader<TResult>
    {
        budget.Enter();
        try
        {
            Work(newReader, mayShare);
        }
        finally
        {
            budget.Leave();
            Task.WaitAll([.. _helpers.Select(h => h.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default))], CancellationToken.None);
        }

        Task.WhenAll(_helpers).GetAwaiter().GetResult();
    }

    private void Work<TReader>(Func<TReader> newReader, bool mayInvite)
        where TReader : IChunkReader<TResult>
    {
        try
        {
            using var reader = newReader();
            while (TryRead(reader.Chunk, out var number))
            {
                if (mayInvite && budget.TryRun(() => Work(newReader, mayInvite: false)) is { } helper)
                {
                    _helpers.Add(helper);
                }

                Deliver(number, reader.Read());
            }
        }
        catch
        {
            Stop();
            throw;
        }
    }

    private bool TryRead(EvtxChunk chunk, out long number)
    {
        lock (_reading)
        {
            ct.ThrowIfCancellationRequested();
            number = _read;
            if (Volatile.Read(ref _isStopped) || !file.TryRead(chunk))
            {
                return false;
            }

            _read++;
            return true;
        }
    }

    private void Deliver(long number, TResult result)
    {
        lock (_turn)
        {
            while (!_isStopped && number - _taken >= MaxAhead)
            {
                Monitor.Wait(_turn);
            }

            if (_isStopped)
            {
                return;
            }

            _early.Add(number, result);
            while (_early.Remove(_taken, out var next))
            {
                take(next);
                _taken++;
            }

            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Wakes threads that wait for a result which will never come.</summary>
    private void Stop()
    {
        lock (_turn)
        {
            _isStopped = true;
            Monitor.PulseAll(_turn);
        }
    }
}
