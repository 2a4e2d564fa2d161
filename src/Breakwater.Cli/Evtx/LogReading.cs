using Breakwater.Evtx;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Evtx;

/// <summary>
/// Reads logs chunk by chunk with all processors; results are taken in the order of the file. Chunks serve again for the next log, which mostly has the same templates.
/// </summary>
internal sealed class LogReading<T>
    where T : class, new()
{
    private readonly Queue<(EvtxChunk Chunk, Task<T> Result)> _running = new();
    private readonly Stack<(EvtxChunk Chunk, T Target)> _idle = new();

    /// <summary>
    /// Runs <paramref name="read"/> for each chunk, <paramref name="take"/> for each result in file order, on the caller's thread. False when the file is missing,
    /// cannot be opened, or has neither the header of a log nor a chunk; the reason is on stderr.
    /// </summary>
    public bool TryRead(string path, EvtxReadOptions options, LogDamage damage, Func<EvtxChunk, T, T> read, Action<T> take, CancellationToken ct)
    {
        try
        {
            using var file = EvtxFile.Open(path, options);
            Pump(file, damage, read, take, ct);
            damage.Add(file.Damage, file.DamageOmitted);
            if (file.Header is null && file.ChunksFound == 0)
            {
                Console.Error.WriteLine(VisibleText.Of($"{path}: no event log: neither the signature ElfFile nor a chunk in it"));
                return false;
            }

            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(VisibleText.Of($"{path}: {e.Message}"));
            return false;
        }
    }

    private void Pump(EvtxFile file, LogDamage damage, Func<EvtxChunk, T, T> read, Action<T> take, CancellationToken ct)
    {
        var processors = Environment.ProcessorCount;
        // What an error of the log before left behind is not this log's.
        _running.Clear();
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var isFull = _running.Count >= (processors == 1 ? 1 : processors * 2);
            var (chunk, target) = _idle.Count > 0 ? _idle.Pop() : (new EvtxChunk(), new T());
            if (!isFull && file.TryRead(chunk))
            {
                // A single processor gains nothing from a second thread.
                _running.Enqueue((chunk, processors == 1 ? Task.FromResult(read(chunk, target)) : Task.Run(() => read(chunk, target), ct)));
                continue;
            }

            _idle.Push((chunk, target));
            if (!_running.TryDequeue(out var oldest))
            {
                return;
            }

            var result = oldest.Result.GetAwaiter().GetResult();
            take(result);
            damage.Add(oldest.Chunk.Damage, oldest.Chunk.DamageOmitted);
            _idle.Push((oldest.Chunk, result));
        }
    }
}
