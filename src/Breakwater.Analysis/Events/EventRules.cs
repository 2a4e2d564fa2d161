using Breakwater.Analysis.Rules;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>All rules about event logs by channel and event id, for one thread: most events meet few rules or none.</summary>
internal sealed class EventRules
{
    private readonly ActiveRules _rules;
    private readonly EventNames _names;
    private readonly Dictionary<RecordPlace, EventPlaceRules> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ChannelRules> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ChannelRules>.AlternateLookup<ReadOnlySpan<char>> _byChannel;
    private readonly ChannelRules _otherChannels;

    public EventRules(ActiveRules rules)
    {
        _rules = rules;
        var places = rules.Places.Where(s => s.Channel is not null).ToList();
        _names = new EventNames(rules.Compiled.Fields, places);
        Values = new EventValues(_names);
        foreach (var channel in places.Select(s => s.Channel!).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            _channels[channel] = new ChannelRules([.. places.Where(s => s.HasChannel(channel))]);
        }

        _otherChannels = _channels.GetValueOrDefault(RecordPlace.Any) ?? new ChannelRules([]);
        _byChannel = _channels.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public EventValues Values { get; }

    /// <summary>The matchers that events have met so far.</summary>
    public IEnumerable<RuleMatcher> Matchers => _made.Values.Select(p => p.Rules.Matcher);

    /// <summary>The rules that may say something about an event of this channel and id.</summary>
    public EventPlaceRules[] For(ReadOnlySpan<char> channel, int eventId)
    {
        var rules = _byChannel.TryGetValue(channel, out var known) ? known : _otherChannels;
        return rules.ById.TryGetValue(rules.Special.Contains(eventId) ? eventId : ChannelRules.AnyOtherId, out var found) ? found : Make(rules, eventId);
    }

    private EventPlaceRules[] Make(ChannelRules rules, int eventId)
    {
        var isSpecial = rules.Special.Contains(eventId);
        var made = rules.Places.Where(s => s.EventIds.Count == 0 || (isSpecial && s.EventIds.Contains(eventId))).Select(RulesOf).Where(s => s.Rules.Matcher.Rules.Count > 0).ToArray();
        rules.ById[isSpecial ? eventId : ChannelRules.AnyOtherId] = made;
        return made;
    }

    private EventPlaceRules RulesOf(RecordPlace place)
    {
        if (!_made.TryGetValue(place, out var made))
        {
            made = new EventPlaceRules(PlaceRules.Of(_rules, place), new EventFields(_rules.Compiled.Fields, place, _names, Values));
            _made[place] = made;
        }

        return made;
    }

    private sealed class ChannelRules(IReadOnlyList<RecordPlace> places)
    {
        public const int AnyOtherId = -1;

        public IReadOnlyList<RecordPlace> Places { get; } = places;

        /// <summary>The event ids that any place names.</summary>
        public HashSet<int> Special { get; } = [.. places.SelectMany(s => s.EventIds)];

        public Dictionary<int, EventPlaceRules[]> ById { get; } = [];
    }
}
