using Breakwater.Analysis.Rules;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>All rules about event logs by channel and event id, for one thread: most events meet few rules or none.</summary>
internal sealed class EventRules
{
    // More than the logs of any server have: beyond them only invented events lie, for which nothing is prepared.
    private const int MaxKindsOfChannel = 2048;
    private const int MaxShapes = 4096;

    private readonly ActiveRules _rules;
    private readonly EventNames _names;
    private readonly Dictionary<RecordPlace, EventPlaceRules> _made = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ChannelRules> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ChannelRules>.AlternateLookup<ReadOnlySpan<char>> _byChannel;
    private readonly ChannelRules _otherChannels;
    private ChannelRules _last;
    private string _lastChannel = "";
    private int _shapes;

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
        _last = _channels.GetValueOrDefault("") ?? _otherChannels;
    }

    public EventValues Values { get; }

    public ChunkSearch Search { get; } = new();

    /// <summary>The matchers that events have met so far.</summary>
    public IEnumerable<RuleMatcher> Matchers => _made.Values.Select(p => p.Rules.Matcher);

    /// <summary>The rules that may say something about an event of this channel and id.</summary>
    public EventKind KindOf(ReadOnlySpan<char> channel, int eventId)
    {
        if (!channel.SequenceEqual(_lastChannel))
        {
            _last = _byChannel.TryGetValue(channel, out var known) ? known : _otherChannels;
            _lastChannel = channel.ToString();
        }

        return _last.Kinds.TryGetValue(eventId, out var kind) ? kind : Make(_last, eventId);
    }

    private EventKind Make(ChannelRules rules, int eventId)
    {
        if (rules.Kinds.Count >= MaxKindsOfChannel && !rules.Places.Any(s => s.EventIds.Contains(eventId)))
        {
            return rules.Other ??= KindOf(rules.Places.Where(s => s.EventIds.Count == 0), null);
        }

        return rules.Kinds[eventId] = KindOf(rules.Places.Where(s => s.EventIds.Count == 0 || s.EventIds.Contains(eventId)), eventId);
    }

    private EventKind KindOf(IEnumerable<RecordPlace> places, int? eventId) =>
        new([.. places.Select(RulesOf).Where(s => s.Rules.Matcher.HasRules)], eventId, _names, Values, wantsAll: _rules.Compiled.Correlations.Count > 0, () => _shapes++ < MaxShapes, Search);

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
        public IReadOnlyList<RecordPlace> Places { get; } = places;

        public Dictionary<int, EventKind> Kinds { get; } = [];

        public EventKind? Other { get; set; }
    }
}
