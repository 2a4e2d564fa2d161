using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>The events of one channel and event id with the rules that can match them; most kinds have none. One per thread.</summary>
internal sealed class EventKind
{
    // Versions of an event and arrays of different length; beyond them, and for events of more values, names are looked up for each event.
    private const int MaxShapes = 8;
    private const int MaxValues = 256;

    private readonly EventNames _names;
    private readonly EventValues _values;
    private readonly EventPlaceRules[] _places;
    private readonly bool _wantsAll;
    private readonly Func<bool> _hasRoom;
    private readonly List<EventShape> _shapes = [];
    private readonly EventShape _open;
    private EventShape? _last;

    /// <param name="places">The rules of every place that such events belong to, unless their values say otherwise.</param>
    /// <param name="eventId">Null when the places do not tell the ids apart.</param>
    /// <param name="wantsAll">Correlations may want fields that no rule looks at.</param>
    /// <param name="hasRoom">Asked before a shape is kept.</param>
    public EventKind(IReadOnlyList<EventPlaceRules> places, int? eventId, EventNames names, EventValues values, bool wantsAll, Func<bool> hasRoom)
    {
        _names = names;
        _values = values;
        _wantsAll = wantsAll;
        _hasRoom = hasRoom;
        IsEligible = places.Any(p => !p.Fields.IsConditional);
        var narrowed = places.Select(p => p.Narrow(p.Fields.KnownBy(eventId)));
        _places = [.. narrowed.Where(p => p.Rules.Matcher.Rules.Count > 0 || !IsEligible)];
        _open = new EventShape("", null, WantedBy(_places), SearchesAll(_places), _places);
    }

    /// <summary>Whether rules are about every such event, be it that none can match.</summary>
    public bool IsEligible { get; }

    /// <summary>Whether there is a rule to try.</summary>
    public bool HasRules => _places.Length > 0;

    /// <summary>The shape of the event; its values are then read.</summary>
    public EventShape Read(in EvtxRecord record)
    {
        if (_last is not null && _values.TryRead(record, _last))
        {
            return _last;
        }

        foreach (var shape in _shapes)
        {
            if (shape != _last && _values.TryRead(record, shape))
            {
                return _last = shape;
            }
        }

        var made = _shapes.Count < MaxShapes && _hasRoom() ? Make(record) : null;
        if (made is not null && _values.TryRead(record, made))
        {
            _shapes.Add(made);
            return _last = made;
        }

        _values.TryRead(record, _open);
        return _open;
    }

    private EventShape? Make(in EvtxRecord record)
    {
        var names = new List<string>();
        foreach (var value in record.Values)
        {
            if (names.Count == MaxValues)
            {
                return null;
            }

            names.Add(value.Name.ToString());
        }

        var unnamed = 0;
        var layout = names.Select(n => new EventShape.Slot(n, _values.NameOf(n), n == EventValues.Unnamed ? _names.FindData(unnamed++) : -1)).ToList();
        var present = layout.SelectMany(s => new[] { s.First, s.Second }).Where(n => n >= 0).ToHashSet();
        var (channel, provider) = (record.Channel.ToString(), record.Provider.ToString());
        EventPlaceRules[] places = [.. _places.Select(p => p.Narrow(p.Fields.KnownBy(channel, provider, present))).Where(p => p.Rules.Matcher.Rules.Count > 0 || !IsEligible)];
        var wants = WantedBy(places);
        return new EventShape(provider, [.. layout.Select(s => s with { First = Wanted(s.First), Second = Wanted(s.Second) })], wants, SearchesAll(places), places);

        int Wanted(int name) => name >= 0 && wants[name] ? name : -1;
    }

    private static bool SearchesAll(EventPlaceRules[] places) => Array.Exists(places, p => p.Rules.Matcher.SearchesAllValues || p.Rules.Conditions?.SearchesAllValues == true);

    private bool[] WantedBy(EventPlaceRules[] places)
    {
        var wants = new bool[_names.Count];
        if (_wantsAll)
        {
            Array.Fill(wants, places.Length > 0);
        }

        foreach (var name in places.SelectMany(p => p.Fields.NamesFor(p.Rules)))
        {
            wants[name] = true;
        }

        return wants;
    }
}
