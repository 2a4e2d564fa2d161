using Breakwater.Evtx;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Evtx;

/// <summary>Reads one log chunk by chunk with several threads; results are taken in the order of the file.</summary>
internal static class LogReading
{
    /// <summary>
    /// Runs <paramref name="read"/> for each chunk, <paramref name="take"/> for each result in file order, on the caller's thread. False when the file is missing,
    /// cannot be opened, or has neither the header of a log nor a chunk; the reason is on stderr.
    /// </summary>
    public static bool TryRead<T>(string path, EvtxReadOptions options, LogDamage damage, Func<EvtxChunk, T, T> read, Action<T> take, CancellationToken ct)
        where T : class, new()
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

    private static void Pump<T>(EvtxFile file, LogDamage damage, Func<EvtxChunk, T, T> read, Action<T> take, CancellationToken ct)
        where T : class, new()
    {
        var running = new Queue<(EvtxChunk Chunk, Task<T> Result)>();
        var idle = new Stack<(EvtxChunk Chunk, T Target)>();
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var isFull = running.Count >= Environment.ProcessorCount * 2;
            var (chunk, target) = idle.Count > 0 ? idle.Pop() : (new EvtxChunk(), new T());
            if (!isFull && file.TryRead(chunk))
            {
                running.Enqueue((chunk, Task.Run(() => read(chunk, target), ct)));
                continue;
            }

            idle.Push((chunk, target));
            if (!running.TryDequeue(out var oldest))
            {
                return;
            }

            var result = oldest.Result.GetAwaiter().GetResult();
            take(result);
            damage.Add(oldest.Chunk.Damage, oldest.Chunk.DamageOmitted);
            idle.Push((oldest.Chunk, result));
        }
    }
}
