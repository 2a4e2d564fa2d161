using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>The texts of one event's values, as far as rules want them, kept until the next event. One per thread.</summary>
internal sealed class EventValues(EventNames names)
{
    /// <summary>The name of Data elements that have none.</summary>
    public const string Unnamed = "Data";

    public const string EventIdName = "EventID";
    public const string ChannelName = "Channel";
    public const string ProviderName = "Provider_Name";

    private static readonly HashSet<string> SystemFields = new(StringComparer.OrdinalIgnoreCase)
    {
        EventIdName, ProviderName, ChannelName, "Computer", "Level", "Version", "Task", "Opcode", "Keywords", "EventRecordID", "UserID", "Security_UserID",
    };

    private readonly List<(int Start, int Length)>[] _byName = [.. Enumerable.Range(0, names.Count).Select(_ => new List<(int, int)>(2))];
    private readonly List<int> _filled = [];
    private readonly int _eventId = names.Find(EventIdName);
    private readonly int _provider = names.Find(ProviderName);
    private readonly int _channel = names.Find(ChannelName);
    private readonly int _computer = names.Find("Computer");
    private readonly int _level = names.Find("Level");
    private readonly int _version = names.Find("Version");
    private readonly int _task = names.Find("Task");
    private readonly int _opcode = names.Find("Opcode");
    private readonly int _keywords = names.Find("Keywords");
    private readonly int _recordId = names.Find("EventRecordID");
    private readonly int _userId = names.Find("UserID");
    private readonly int _securityUserId = names.Find("Security_UserID");
    private readonly int[] _ofSystem = [.. SystemFields.Select(f => names.Find(f)).Where(n => n >= 0)];

    /// <summary>Where the texts lie; what is put together of them is added at its end.</summary>
    public EventBuffer Buffer { get; } = new();

    /// <summary>Counts events, so that what is derived from one is made anew for the next.</summary>
    public long Event { get; private set; }

    /// <summary>Whether every event has this field, whatever its provider writes.</summary>
    public static bool IsSystemField(string name) => SystemFields.Contains(name);

    /// <summary>Whether a name is one of <see cref="IsSystemField"/>.</summary>
    public bool IsOfSystem(int name) => Array.IndexOf(_ofSystem, name) >= 0;

    /// <summary>Reads the values that the shape wants; false when the event has another shape, then nothing of it is to be used.</summary>
    public bool TryRead(in EvtxRecord record, EventShape shape)
    {
        if (shape.Layout is not null && !record.Provider.SequenceEqual(shape.Provider))
        {
            return false;
        }

        Begin();
        ReadSystem(record, shape.Wants);
        if (shape.WantsAll)
        {
            AddToAll(record.Provider);
        }

        if (shape.Layout is not null)
        {
            return TryReadByPosition(record, shape.Layout, shape.WantsAll);
        }

        ReadByName(record, shape.WantsAll);
        return true;
    }

    /// <summary>Number of the name of a value, -1 when no rule asks for it. A value called EventID is not the event's.</summary>
    public int NameOf(ReadOnlySpan<char> name) => names.Find(name) is var number && number != _eventId ? number : -1;

    public ReadOnlySpan<char> Text((int Start, int Length) place) => Buffer.Text(place);

    /// <summary>The values with this name; a hexadecimal number has its decimal form as a second one.</summary>
    public List<(int Start, int Length)> Of(int name) => _byName[name];

    /// <summary>Every value of the event and its provider's name, for keyword searches; filled where the shape wants it.</summary>
    public List<(int Start, int Length)> All { get; } = [];

    private void Begin()
    {
        Event++;
        All.Clear();
        Buffer.Clear();
        foreach (var name in _filled)
        {
            _byName[name].Clear();
        }

        _filled.Clear();
    }

    private bool TryReadByPosition(in EvtxRecord record, EventShape.Slot[] layout, bool wantsAll)
    {
        var position = 0;
        foreach (var value in record.Values)
        {
            if (position == layout.Length || !value.Name.SequenceEqual(layout[position].Name))
            {
                return false;
            }

            Add(layout[position].First, layout[position].Second, value.Value, wantsAll);
            position++;
        }

        return position == layout.Length;
    }

    private void ReadByName(in EvtxRecord record, bool wantsAll)
    {
        var position = 0;
        foreach (var value in record.Values)
        {
            var isUnnamed = value.Name.SequenceEqual(Unnamed);
            Add(NameOf(value.Name), isUnnamed ? names.FindData(position++) : -1, value.Value, wantsAll);
        }
    }

    private void AddToAll(ReadOnlySpan<char> text)
    {
        var start = Buffer.Used;
        Buffer.Append(text);
        All.Add((start, Buffer.Used - start));
    }

    private void ReadSystem(in EvtxRecord record, bool[] wants)
    {
        AddNumber(_eventId, wants, record.EventId);
        AddText(_provider, wants, record.Provider);
        AddText(_channel, wants, record.Channel);
        AddText(_computer, wants, record.Computer);
        AddNumber(_version, wants, record.Version);
        AddNumber(_task, wants, record.Task);
        AddNumber(_opcode, wants, record.Opcode);
        AddNumber(_recordId, wants, (long)record.EventRecordId);
        AddNumber(_level, wants, record.Level);
        // Rules write levels as the event viewer shows them.
        AddText(_level, wants, record.Level switch { 1 => "Critical", 2 => "Error", 3 => "Warning", 0 or 4 => "Information", 5 => "Verbose", _ => "" });
        if (IsWanted(_keywords, wants))
        {
            Add(_keywords, -1, record.Keywords, isSearched: false);
        }

        if (IsWanted(_userId, wants) || IsWanted(_securityUserId, wants))
        {
            Add(_userId, _securityUserId, record.UserSid, isSearched: false);
        }
    }

    private static bool IsWanted(int name, bool[] wants) => name >= 0 && wants[name];

    private void AddNumber(int name, bool[] wants, long? number)
    {
        if (IsWanted(name, wants) && number is { } value)
        {
            var start = Buffer.Used;
            Buffer.AppendNumber(value);
            Place(name, start);
        }
    }

    private void AddText(int name, bool[] wants, ReadOnlySpan<char> text)
    {
        if (IsWanted(name, wants) && !text.IsEmpty)
        {
            var start = Buffer.Used;
            Buffer.Append(text);
            Place(name, start);
        }
    }

    private void Add(int name, int second, scoped in EvtxValue value, bool isSearched)
    {
        if (name < 0 && second < 0 && !isSearched)
        {
            return;
        }

        var start = Buffer.Used;
        Buffer.AppendValue(value);
        if (isSearched)
        {
            All.Add((start, Buffer.Used - start));
        }

        Place(name, start);
        Place(second, start);
        if (value.Type is EvtxValueType.HexInt32 or EvtxValueType.HexInt64 && name >= 0 && value.TryGetInt64(out var number))
        {
            start = Buffer.Used;
            Buffer.AppendNumber(number);
            Place(name, start);
        }
    }

    private void Place(int name, int start)
    {
        if (name < 0)
        {
            return;
        }

        if (_byName[name].Count == 0)
        {
            _filled.Add(name);
        }

        _byName[name].Add((start, Buffer.Used - start));
    }
}
