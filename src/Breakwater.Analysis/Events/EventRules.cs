using Breakwater.Analysis.Rules;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>All rules about event logs by channel and event id, for one thread: most events meet few rules or none.</summary>
internal sealed class EventRules
{
    private readonly ActiveRules _rules;
    private readonly EventNames _names;
    private readonly Dictionary<LogStream, EventStreamRules> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ChannelRules> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ChannelRules>.AlternateLookup<ReadOnlySpan<char>> _byChannel;
    private readonly ChannelRules _otherChannels;

    public EventRules(ActiveRules rules)
    {
        _rules = rules;
        var streams = rules.Streams.Where(s => s.Channel is not null).ToList();
        _names = new EventNames(rules.Compiled.Fields, streams);
        Values = new EventValues(_names);
        foreach (var channel in streams.Select(s => s.Channel!).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _channels[channel] = new ChannelRules([.. streams.Where(s => s.HasChannel(channel))]);
        }

        _otherChannels = _channels.GetValueOrDefault(LogStream.Any) ?? new ChannelRules([]);
        _byChannel = _channels.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public EventValues Values { get; }

    /// <summary>Rules that ran out of time on some event.</summary>
    public IEnumerable<UndecidedRule> Undecided => _made.Values.SelectMany(s => s.Matcher.Undecided);

    /// <summary>The rules that may say something about an event of this channel and id.</summary>
    public EventStreamRules[] For(ReadOnlySpan<char> channel, int eventId)
    {
        var rules = _byChannel.TryGetValue(channel, out var known) ? known : _otherChannels;
        return rules.ById.TryGetValue(rules.Special.Contains(eventId) ? eventId : ChannelRules.AnyOtherId, out var found) ? found : Make(rules, eventId);
    }

    private EventStreamRules[] Make(ChannelRules rules, int eventId)
    {
        var isSpecial = rules.Special.Contains(eventId);
        var made = rules.Streams.Where(s => s.EventIds.Count == 0 || (isSpecial && s.EventIds.Contains(eventId))).Select(RulesOf).Where(s => s.Matcher.Rules.Count > 0).ToArray();
        rules.ById[isSpecial ? eventId : ChannelRules.AnyOtherId] = made;
        return made;
    }

    private EventStreamRules RulesOf(LogStream stream)
    {
        if (!_made.TryGetValue(stream, out var made))
        {
            made = new EventStreamRules(_rules.MatcherFor(stream), new EventFields(_rules.Compiled.Fields, stream, _names, Values));
            _made[stream] = made;
        }

        return made;
    }

    private sealed class ChannelRules(IReadOnlyList<LogStream> streams)
    {
        public const int AnyOtherId = -1;

        public IReadOnlyList<LogStream> Streams { get; } = streams;

        /// <summary>The event ids that any stream names.</summary>
        public HashSet<int> Special { get; } = [.. streams.SelectMany(s => s.EventIds)];

        public Dictionary<int, EventStreamRules[]> ById { get; } = [];
    }
}
