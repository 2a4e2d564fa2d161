using Breakwater.Drill.Output;

namespace Breakwater.Drill.EventLogs;

/// <summary>The event logs of one server, a file for each channel that has events.</summary>
/// <param name="forwarded">The channel whose events a collector took over: they lie in its log and in no other.</param>
internal sealed class EventLogSet(EvidenceTree tree, string? forwarded) : IDisposable
{
    private const string Folder = @"C:\Windows\System32\winevt\Logs\";
    private const int ForwardingSeconds = 4;

    private readonly Dictionary<string, EventLogFile> _logs = new(StringComparer.Ordinal);

    public void Add(LogEvent happened)
    {
        var isForwarded = happened.Shape.Source.Channel == forwarded;
        var name = isForwarded ? "ForwardedEvents.evtx" : happened.Shape.Source.FileName;
        if (!_logs.TryGetValue(name, out var log))
        {
            // A circular log has lost its first records long ago.
            log = new EventLogFile(tree.Create(Folder + name), firstId: 20_000 + (ChunkBuilder.HashOf(name) % 400_000), isForwarded);
            tree.Count(log.Length);
            _logs.Add(name, log);
        }

        var before = log.Length;
        if (happened.Shape.ClearsLog)
        {
            log.Clear();
        }

        log.Add(happened, isForwarded ? happened.Time.AddSeconds(ForwardingSeconds) : null);
        tree.Count(log.Length - before);
    }

    public void Dispose()
    {
        foreach (var log in _logs.Values)
        {
            log.Dispose();
        }
    }
}
