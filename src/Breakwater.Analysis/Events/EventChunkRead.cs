using Breakwater.Analysis.Findings;
using Breakwater.Evtx;
using Breakwater.Knowledge;
using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>What one chunk of an event log, or all chunks up to one, yielded.</summary>
internal sealed class EventChunkRead(KnowledgeBase knowledge) : IMatchSink
{
    private const int MaxChannels = 1000;
    private const int MaxComputers = 1000;

    private readonly Dictionary<string, ChannelTally> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(MatchedRecord Record, SigmaRule[] Rules)> _matches = [];

    public IEnumerable<ChannelTally> Channels => _channels.Values;

    /// <summary>Records by the computer that wrote them, upper case and without domain.</summary>
    public Dictionary<string, long> Computers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public RecordNumbers Numbers { get; } = new();

    public EventWitness Witness { get; } = new(knowledge);

    /// <summary>Records that at least one rule is about.</summary>
    public long Eligible { get; set; }

    public IReadOnlyList<EvtxDamage> Damage { get; set; } = [];

    public long DamageOmitted { get; set; }

    public void Take(MatchedRecord record, IReadOnlyList<SigmaRule> rules) => _matches.Add((record, [.. rules]));

    public void HandOn(IMatchSink sink)
    {
        foreach (var (record, rules) in _matches)
        {
            sink.Take(record, rules);
        }
    }

    public ChannelTally TallyOf(ReadOnlySpan<char> channel)
    {
        var lookup = _channels.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.TryGetValue(channel, out var tally) ? tally : TallyOf(channel.ToString());
    }

    public void Count(ReadOnlySpan<char> computer, long records)
    {
        var lookup = Computers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(computer, out var count))
        {
            lookup[computer] = count + records;
        }
        else if (Computers.Count < MaxComputers && !computer.IsEmpty)
        {
            Computers[computer.ToString().ToUpperInvariant()] = records;
        }
    }

    /// <summary>Adds the next chunk; its matches are handed on apart.</summary>
    public void Add(EventChunkRead next)
    {
        foreach (var (channel, tally) in next._channels)
        {
            TallyOf(channel).Add(tally);
        }

        foreach (var (computer, records) in next.Computers)
        {
            Count(computer, records);
        }

        Numbers.Add(next.Numbers);
        Witness.Add(next.Witness);
        Eligible += next.Eligible;
    }

    private ChannelTally TallyOf(string channel)
    {
        var name = _channels.Count < MaxChannels || _channels.ContainsKey(channel) ? channel : "";
        if (!_channels.TryGetValue(name, out var tally))
        {
            tally = new ChannelTally(SourceCatalogue.EventLog(name));
            _channels[name] = tally;
        }

        return tally;
    }
}
