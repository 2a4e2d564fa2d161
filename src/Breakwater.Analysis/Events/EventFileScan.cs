using Breakwater.Analysis.Findings;
using Breakwater.Evidence;
using Breakwater.Evtx;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>Reads one event log to its end; when the evidence breaks off, the records before that count and the file is truncated.</summary>
internal static class EventFileScan
{
    private const int MaxProblems = 20;

    /// <summary>A log of fewer bytes is read sooner than a second thread is at work.</summary>
#if DEBUG
    private const long WorthSharing = 0;
#else
    private const long WorthSharing = 1 << 20;
#endif

    /// <param name="budget">Lends threads beside the calling one.</param>
    /// <param name="newReader">Makes what one thread reads with.</param>
    /// <param name="sink">Takes the matches in the order of the log.</param>
    public static EventLogRead Run(
        Artefact log, ArtefactStream stream, ThreadBudget budget, Func<EventChunkReader> newReader, IMatchSink sink, KnowledgeBase knowledge, Action<long> bytesRead, CancellationToken ct)
    {
        using var file = EvtxFile.Open(new Logs.CountingStream(stream, bytesRead));
        var total = new EventChunkRead(knowledge);
        var damage = new List<EvtxDamage>();
        var omitted = 0L;
        var pipeline = new ChunkPipeline<EventChunkRead>(file, budget, read =>
        {
            total.Add(read);
            read.HandOn(sink);
            var kept = Math.Min(read.Damage.Count, MaxProblems - damage.Count);
            damage.AddRange(read.Damage.Take(kept));
            omitted += read.Damage.Count - kept + read.DamageOmitted;
        }, ct);
        pipeline.Run(log.LengthBytes >= WorthSharing, newReader);
        var unread = Unread(log, [.. file.Damage, .. damage], file.DamageOmitted + omitted, stream.Failure is null);
        return new EventLogRead(log, total.Computers, unread, total.Eligible, stream.Failure is not null)
        {
            Lost = unread.Count > 0 || stream.Failure is not null ? total.Numbers.Lost() : [],
        };
    }

    private static List<UnreadItem> Unread(Artefact log, List<EvtxDamage> damage, long omitted, bool toItsEnd)
    {
        var unread = damage.Take(MaxProblems).Select(d => new UnreadItem(log.Path, d.ToString(), null)).ToList();
        var unlisted = damage.Count - unread.Count + omitted;
        if (unlisted > 0)
        {
            unread.Add(new UnreadItem(log.Path, $"EVENT001 {unlisted} further damaged places like those above; {(toItsEnd ? "the log was read to its end" : "the log could not be read to its end")}", null));
        }

        return unread;
    }
}
