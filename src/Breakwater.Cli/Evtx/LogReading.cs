using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary>
/// Reads logs with all processors and hands the results over in the order of the logs and of the chunks in them. A thread keeps its chunk from log to log: most have the same
/// templates. It never waits for its turn: what is finished too early is handed over by whoever finishes the part before.
/// </summary>
/// <typeparam name="T">what becomes of a chunk; used again for later ones</typeparam>
internal sealed class LogReading<T>
    where T : class, new()
{
    private readonly object _lock = new();
    private readonly Dictionary<long, (LogPart Part, T Target)> _finished = [];
    private readonly Stack<T> _idle = new();
    private int _targetsLeft = Environment.ProcessorCount * 3;
    private LogDamage _damage = new();
    private long _turn;
    private bool _isHandingOver;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Makes the result of a chunk; runs on several threads.</summary>
    public required Action<int, EvtxChunk, T> Read { get; init; }

    /// <summary>Takes the result of a chunk, in order, on one thread at a time.</summary>
    public required Action<int, T> Take { get; init; }

    /// <summary>A log has ended: its damage, and whether it was one; if not, the reason is on stderr.</summary>
    public required Action<int, bool, LogDamage> End { get; init; }

    public void Run(IReadOnlyList<string> paths, EvtxReadOptions options, CancellationToken ct)
    {
        using var queue = new LogQueue(paths, options);
        // A single processor gains nothing from a second thread.
        var others = Enumerable.Range(1, Environment.ProcessorCount - 1).Select(_ => new Thread(() => Work(queue, ct)) { IsBackground = true }).ToArray();
        Array.ForEach(others, thread => thread.Start());
        Work(queue, ct);
        Array.ForEach(others, thread => thread.Join());
        _failure?.Throw();
    }

    private void Work(LogQueue queue, CancellationToken ct)
    {
        try
        {
            var chunk = new EvtxChunk();
            while (_failure is null && TryPart(queue, chunk, ct))
            {
            }
        }
#pragma warning disable CA1031 // Thrown again on the caller's thread.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure ??= ExceptionDispatchInfo.Capture(e);
            // Whoever waits for a target must not wait for ever.
            lock (_lock)
            {
                Monitor.PulseAll(_lock);
            }
        }
    }

    private bool TryPart(LogQueue queue, EvtxChunk chunk, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        // First the target, then the chunk: so every chunk that was taken can be finished, and its turn comes.
        if (!TryTarget(out var target) || queue.Next(chunk) is not { } part)
        {
            return false;
        }

        if (!part.IsEnd)
        {
            Read(part.Log, chunk, target);
            (part.Damage, part.DamageOmitted) = (chunk.Damage.Count == 0 ? [] : [.. chunk.Damage], chunk.DamageOmitted);
        }

        HandOver(part, target);
        return true;
    }

    private bool TryTarget([NotNullWhen(true)] out T? target)
    {
        lock (_lock)
        {
            while (_targetsLeft == 0 && _failure is null)
            {
                Monitor.Wait(_lock);
            }

            _targetsLeft--;
            target = _failure is not null ? null : _idle.TryPop(out var used) ? used : new T();
            return target is not null;
        }
    }

    private void HandOver(LogPart part, T target)
    {
        lock (_lock)
        {
            _finished.Add(part.Turn, (part, target));
            if (_isHandingOver)
            {
                return;
            }

            _isHandingOver = true;
        }

        while (TryDue(out var due))
        {
            HandOne(due.Part, due.Target);
            lock (_lock)
            {
                _idle.Push(due.Target);
                _targetsLeft++;
                Monitor.Pulse(_lock);
            }
        }
    }

    private bool TryDue(out (LogPart Part, T Target) due)
    {
        lock (_lock)
        {
            _isHandingOver = _finished.Remove(_turn, out due);
            _turn += _isHandingOver ? 1 : 0;
            return _isHandingOver;
        }
    }

    private void HandOne(LogPart part, T target)
    {
        _damage.Add(part.Damage, part.DamageOmitted);
        if (!part.IsEnd)
        {
            Take(part.Log, target);
            return;
        }

        if (part.Refusal is not null)
        {
            Console.Error.WriteLine(part.Refusal);
        }

        End(part.Log, part.Refusal is null, _damage);
        _damage = new LogDamage();
    }
}
