using System.Buffers;
using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary>What a log holds: counts, times, ids, channels and providers. Made per chunk and added up.</summary>
internal sealed class LogSummary
{
    private readonly ArrayBufferWriter<byte> _discarded = new();

    public long Records { get; private set; }

    public long DamagedRecords { get; private set; }

    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    public ulong? LowestId { get; private set; }

    public ulong? HighestId { get; private set; }

    public Dictionary<string, long> Channels { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, long> Providers { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a chunk to the last value: only then is all its damage known.</summary>
    public void Read(EvtxChunk chunk)
    {
        Clear();
        foreach (var record in chunk)
        {
            _discarded.ResetWrittenCount();
            Count(record, isWhole: record.WriteJson(_discarded));
        }
    }

    public void Add(LogSummary other)
    {
        Records += other.Records;
        DamagedRecords += other.DamagedRecords;
        First = First is null || other.First < First ? other.First ?? First : First;
        Last = Last is null || other.Last > Last ? other.Last ?? Last : Last;
        LowestId = LowestId is null || other.LowestId < LowestId ? other.LowestId ?? LowestId : LowestId;
        HighestId = HighestId is null || other.HighestId > HighestId ? other.HighestId ?? HighestId : HighestId;
        AddAll(Channels, other.Channels);
        AddAll(Providers, other.Providers);
    }

    private void Clear()
    {
        (Records, DamagedRecords, First, Last, LowestId, HighestId) = (0, 0, null, null, null, null);
        Channels.Clear();
        Providers.Clear();
    }

    private void Count(scoped in EvtxRecord record, bool isWhole)
    {
        Records++;
        DamagedRecords += isWhole ? 0 : 1;
        var (id, time) = (record.EventRecordId, record.CreatedUtc);
        LowestId = LowestId is null || id < LowestId ? id : LowestId;
        HighestId = HighestId is null || id > HighestId ? id : HighestId;
        First = First is null || time < First ? time ?? First : First;
        Last = Last is null || time > Last ? time ?? Last : Last;
        Count(Channels, record.Channel);
        Count(Providers, record.Provider);
    }

    private static void Count(Dictionary<string, long> counts, ReadOnlySpan<char> name)
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        lookup.TryGetValue(name, out var count);
        lookup[name] = count + 1;
    }

    private static void AddAll(Dictionary<string, long> target, Dictionary<string, long> counts)
    {
        foreach (var (name, count) in counts)
        {
            target[name] = target.GetValueOrDefault(name) + count;
        }
    }
}
