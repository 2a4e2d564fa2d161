using Breakwater.Analysis.Findings;
using Breakwater.Evtx;
using Breakwater.Knowledge;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>What one chunk of an event log, or all chunks up to one, yielded.</summary>
internal sealed class EventChunkRead(KnowledgeBase knowledge) : IMatchSink
{
    /// <summary>A collector of a large network has some thousand computers with a few channels each; what is beyond counts under no channel, or as of others.</summary>
    private const int MaxChannels = 20_000;
    private const int MaxComputers = 10_000;

    /// <summary>No computer has such a name.</summary>
    private const string Others = "further computers";

    private readonly Dictionary<string, ComputerRead> _computers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(MatchedRecord Record, SigmaRule[] Rules)> _matches = [];

    private int _channels;

    /// <summary>What it holds by the computer that wrote it, upper case and without domain; empty where the record names none.</summary>
    public IReadOnlyDictionary<string, ComputerRead> Computers => _computers;

    public RecordNumbers Numbers { get; } = new();

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

    public ComputerRead Of(ReadOnlySpan<char> computer)
    {
        var lookup = _computers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(computer, out var read))
        {
            return read;
        }

        var name = _computers.Count < MaxComputers ? computer.ToString().ToUpperInvariant() : Others;
        if (!_computers.TryGetValue(name, out read))
        {
            read = new ComputerRead(knowledge);
            _computers[name] = read;
        }

        return read;
    }

    public ChannelTally TallyOf(ComputerRead computer, ReadOnlySpan<char> channel) => computer.TallyOf(channel, () => _channels++ < MaxChannels);

    /// <summary>Adds the next chunk; its matches are handed on apart.</summary>
    public void Add(EventChunkRead next)
    {
        foreach (var (name, read) in next._computers)
        {
            var computer = Of(name);
            computer.Witness.Add(read.Witness);
            foreach (var (channel, tally) in read.Channels)
            {
                TallyOf(computer, channel).Add(tally);
            }
        }

        Numbers.Add(next.Numbers);
        Eligible += next.Eligible;
    }
}
