using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>What a log holds of one computer: a collector's log has the events of many, and only the server's own say anything about it.</summary>
internal sealed class ComputerRead(KnowledgeBase knowledge)
{
    private readonly Dictionary<string, ChannelTally> _channels = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, ChannelTally> Channels => _channels;

    public EventWitness Witness { get; } = new(knowledge);

    public long Records => _channels.Values.Sum(c => c.Records);

    /// <param name="channel">Name of the channel.</param>
    /// <param name="mayGrow">Asked before a further channel is kept apart; without that its records count under no name.</param>
    public ChannelTally TallyOf(ReadOnlySpan<char> channel, Func<bool> mayGrow)
    {
        var lookup = _channels.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(channel, out var tally))
        {
            return tally;
        }

        var name = mayGrow() ? channel.ToString() : "";
        if (!_channels.TryGetValue(name, out tally))
        {
            tally = new ChannelTally(SourceCatalogue.EventLog(name));
            _channels[name] = tally;
        }

        return tally;
    }
}
