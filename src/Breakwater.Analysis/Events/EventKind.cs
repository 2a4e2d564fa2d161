using Breakwater.Evtx;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>The events of one channel and event id with the rules that can match them; most kinds have none. One per thread.</summary>
internal sealed class EventKind
{
    // Versions of an event and arrays of different length; beyond them, and for events of more values, names are looked up for each event.
    private const int MaxShapes = 8;
    private const int MaxValues = 256;

    private readonly ChunkSearch _search;
    private readonly EventNames _names;
    private readonly EventValues _values;
    private readonly EventPlaceRules[] _places;
    private readonly bool _wantsAll;
    private readonly Func<bool> _hasRoom;
    private readonly List<EventShape> _shapes = [];
    private readonly Lazy<EventKind>? _quiet;
    private readonly ChunkSearch.SoughtTexts? _sought;
    private EventShape? _open;
    private EventShape? _last;

    /// <param name="places">The rules of every place that such events belong to, unless their values say otherwise.</param>
    /// <param name="eventId">Null when the places do not tell the ids apart.</param>
    /// <param name="wantsAll">Correlations may want fields that no rule looks at.</param>
    /// <param name="hasRoom">Asked before a shape is kept.</param>
    /// <param name="search">Tells what may occur in a chunk.</param>
    public EventKind(IReadOnlyList<EventPlaceRules> places, int? eventId, EventNames names, EventValues values, bool wantsAll, Func<bool> hasRoom, ChunkSearch search)
    {
        _names = names;
        _values = values;
        _wantsAll = wantsAll;
        _hasRoom = hasRoom;
        IsEligible = places.Any(p => !p.Fields.IsConditional);
        _places = Narrowed(places, p => p.Fields.KnownBy(eventId));
        _search = search;
        if (search.For([.. _places.Select(p => p.Rules.Matcher.SearchedTexts)]) is { } sought)
        {
            _sought = sought;
            _quiet = new(() => new EventKind([.. places.Select(p => p.WithoutSearchedTexts())], eventId, names, values, wantsAll, hasRoom, search));
        }
    }

    /// <summary>Whether rules are about every such event, be it that none can match.</summary>
    public bool IsEligible { get; }

    /// <summary>Whether there is a rule to try.</summary>
    public bool HasRules => _places.Length > 0;

    /// <summary>What remains to be tried on such events of the current chunk: keyword searches are left out where the chunk holds nothing of what they look for.</summary>
    public EventKind InChunk => _quiet is null || _search.MayHold(_sought!) ? this : _quiet.Value;

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

        _open ??= new EventShape("", null, WantedBy(_places), SearchOf(_places), _places);
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
        var layout = names.Select(n => new EventShape.Slot(n, _values.NameOf(n), _values.OtherNameOf(n, ref unnamed))).ToList();
        var present = layout.SelectMany(s => new[] { s.First, s.Second }).Where(n => n >= 0).ToHashSet();
        var (channel, provider) = (record.Channel.ToString(), record.Provider.ToString());
        var places = Narrowed(_places, p => p.Fields.KnownBy(channel, provider, present));
        var wants = WantedBy(places);
        return new EventShape(provider, [.. layout.Select(s => s with { First = Wanted(s.First), Second = Wanted(s.Second) })], wants, SearchOf(places), places);

        int Wanted(int name) => name >= 0 && wants[name] ? name : -1;
    }

    // A place without a rule left still tells whether such an event is one that rules are about.
    private EventPlaceRules[] Narrowed(IEnumerable<EventPlaceRules> places, Func<EventPlaceRules, Func<int, IReadOnlyList<string>?>> known) =>
        [.. places.Select(p => p.Narrow(known(p))).Where(p => p.Rules.Matcher.HasRules || !IsEligible)];

    private static ValueSearch SearchOf(EventPlaceRules[] places) =>
        places.SelectMany(p => new[] { p.Rules.Matcher.ValueSearch, p.Rules.Conditions?.ValueSearch ?? ValueSearch.None }).DefaultIfEmpty().Max();

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
