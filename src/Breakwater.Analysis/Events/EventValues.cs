using System.Text;
using Breakwater.Evtx;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>The texts of one event's values, as far as rules want them, kept until the next event. One per thread.</summary>
internal sealed class EventValues(EventNames names)
{
    /// <summary>The name of Data elements that have none.</summary>
    public const string Unnamed = "Data";

    private readonly List<(int Start, int Length)>[] _byName = [.. Enumerable.Range(0, names.Count).Select(_ => new List<(int, int)>(2))];
    private readonly List<int> _filled = [];
    private readonly int _eventId = names.Find(SystemFields.EventId);
    private readonly int _provider = names.Find(SystemFields.Provider);
    private readonly int _channel = names.Find(SystemFields.Channel);
    private readonly int _computer = names.Find("Computer");
    private readonly int _computerName = names.Find(SystemFields.ComputerName);
    private readonly int _level = names.Find("Level");
    private readonly int _version = names.Find("Version");
    private readonly int _task = names.Find("Task");
    private readonly int _opcode = names.Find("Opcode");
    private readonly int _keywords = names.Find("Keywords");
    private readonly int _recordId = names.Find("EventRecordID");
    private readonly int _userId = names.Find("UserID");
    private readonly int _securityUserId = names.Find("Security_UserID");
    private readonly (byte[] Element, byte[] Attribute, int Name)[] _attributes = [.. SystemFields.Attributes.Select(f => AttributeOf(f, names)).Where(a => a.Name >= 0)];
    private readonly int[] _ofSystem = [.. SystemFields.All.Select(f => names.Find(f)).Where(n => n >= 0)];

    /// <summary>Where the texts lie; what is put together of them is added at its end.</summary>
    public EventBuffer Buffer { get; } = new();

    /// <summary>Counts events, so that what is derived from one is made anew for the next.</summary>
    public long Event { get; private set; }

    /// <summary>Whether a name is one of <see cref="SystemFields"/>.</summary>
    public bool IsOfSystem(int name) => Array.IndexOf(_ofSystem, name) >= 0;

    /// <summary>Reads the values that the shape wants; false when the event has another shape, then nothing of it is to be used.</summary>
    public bool TryRead(in EvtxRecord record, EventShape shape)
    {
        if (!shape.HasProviderOf(record))
        {
            return false;
        }

        var isKnown = shape.HasLayoutOf(record);
        if (isKnown && shape.Places.Length == 0)
        {
            return true;
        }

        Begin();
        AddSystemToAll(record, shape.Search);
        if (!TryReadData(record, shape, isKnown))
        {
            return false;
        }

        ReadSystem(record, shape.Wants);
        return true;
    }

    /// <summary>Number of the name of a value, -1 when no rule asks for it. A value called EventID is not the event's.</summary>
    public int NameOf(ReadOnlySpan<char> name) => names.Find(name) is var number && number != _eventId ? number : -1;

    /// <summary>Number of a value's other name, -1 when no rule asks for it: its position among those without a name, or with underscores for spaces.</summary>
    public int OtherNameOf(ReadOnlySpan<char> name, ref int unnamed) => name.SequenceEqual(Unnamed) ? names.FindData(unnamed++) : names.FindUnderscored(name);

    public ReadOnlySpan<char> Text((int Start, int Length) place) => Buffer.Text(place);

    /// <summary>The values with this name; a hexadecimal number has its decimal form as a second one.</summary>
    public List<(int Start, int Length)> Of(int name) => _byName[name];

    /// <summary>Every value of the event, its provider, channel, computer, id and user, for keyword searches; filled where the shape wants it.</summary>
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

    private bool TryReadData(in EvtxRecord record, EventShape shape, bool isKnown)
    {
        if (shape.Slots is null)
        {
            ReadByName(record, shape.Search);
            return true;
        }

        if (isKnown)
        {
            ReadWanted(record, shape, shape.Slots);
            return true;
        }

        if (!TryReadByPosition(record, shape.Slots, shape.Search))
        {
            return false;
        }

        shape.KeepLayoutOf(record);
        return true;
    }

    private void ReadWanted(in EvtxRecord record, EventShape shape, EventShape.Slot[] slots)
    {
        foreach (var position in shape.Wanted)
        {
            if (record.TryGetValue(position, out var value))
            {
                Add(slots[position].First, slots[position].Second, value, IsSearched(value.Type, shape.Search));
            }
        }
    }

    private bool TryReadByPosition(in EvtxRecord record, EventShape.Slot[] layout, ValueSearch search)
    {
        var position = 0;
        foreach (var value in record.Values)
        {
            if (position == layout.Length || !value.Name.SequenceEqual(layout[position].Name))
            {
                return false;
            }

            Add(layout[position].First, layout[position].Second, value.Value, IsSearched(value.Value.Type, search));
            position++;
        }

        return position == layout.Length;
    }

    private void ReadByName(in EvtxRecord record, ValueSearch search)
    {
        var unnamed = 0;
        foreach (var value in record.Values)
        {
            Add(NameOf(value.Name), OtherNameOf(value.Name, ref unnamed), value.Value, IsSearched(value.Value.Type, search));
        }
    }

    private void AddSystemToAll(in EvtxRecord record, ValueSearch search)
    {
        if (search == ValueSearch.None)
        {
            return;
        }

        AddToAll(record.Provider);
        AddToAll(record.Channel);
        AddToAll(record.Computer);
        if (search == ValueSearch.All)
        {
            Add(-1, -1, record.UserSid, isSearched: true);
            if (record.EventId is { } id)
            {
                var start = Buffer.Used;
                Buffer.AppendNumber(id);
                All.Add((start, Buffer.Used - start));
            }
        }
    }

    private void AddToAll(ReadOnlySpan<char> text)
    {
        var start = Buffer.Used;
        Buffer.Append(text);
        All.Add((start, Buffer.Used - start));
    }

    /// <summary>Comes after the event's own values and gives way to them: the Channel that event 104 carries is the log that was cleared, and that is what rules mean.</summary>
    private void ReadSystem(in EvtxRecord record, bool[] wants)
    {
        AddNumber(_eventId, wants, record.EventId);
        AddText(_provider, wants, record.Provider);
        AddText(_channel, wants, record.Channel);
        AddText(_computer, wants, record.Computer);
        AddText(_computerName, wants, record.Computer);
        AddNumber(_version, wants, record.Version);
        AddNumber(_task, wants, record.Task);
        AddNumber(_opcode, wants, record.Opcode);
        AddNumber(_recordId, wants, (long)record.EventRecordId);
        AddLevel(wants, record.Level);
        if (IsOpen(_keywords, wants))
        {
            Add(_keywords, -1, record.Keywords, isSearched: false);
        }

        Add(IsOpen(_userId, wants) ? _userId : -1, IsOpen(_securityUserId, wants) ? _securityUserId : -1, record.UserSid, isSearched: false);

        foreach (var (element, attribute, name) in _attributes)
        {
            if (IsOpen(name, wants) && record.TryGetSystemAttribute(element, attribute, out var value))
            {
                Add(name, -1, value, isSearched: false);
            }
        }
    }

    private static (byte[] Element, byte[] Attribute, int Name) AttributeOf(string field, EventNames names)
    {
        var split = field.IndexOf('_', StringComparison.Ordinal);
        return (Encoding.UTF8.GetBytes(field[..split]), Encoding.UTF8.GetBytes(field[(split + 1)..]), names.Find(field));
    }

    private static bool IsSearched(EvtxValueType type, ValueSearch search) =>
        search == ValueSearch.All || (search == ValueSearch.Texts && (type & ~EvtxValueType.Array) is EvtxValueType.String or EvtxValueType.AnsiString or EvtxValueType.EventXml);

    /// <summary>Whether a rule wants the field and the event has no value of its own under that name.</summary>
    private bool IsOpen(int name, bool[] wants) => name >= 0 && wants[name] && _byName[name].Count == 0;

    /// <summary>The level as a number and, as the event viewer shows it, in a word: rules write both.</summary>
    private void AddLevel(bool[] wants, long? level)
    {
        if (IsOpen(_level, wants) && level is { } number)
        {
            AddNumber(_level, number);
            AddText(_level, number switch { 1 => "Critical", 2 => "Error", 3 => "Warning", 0 or 4 => "Information", 5 => "Verbose", _ => "" });
        }
    }

    private void AddNumber(int name, bool[] wants, long? number)
    {
        if (IsOpen(name, wants) && number is { } value)
        {
            AddNumber(name, value);
        }
    }

    private void AddNumber(int name, long number)
    {
        var start = Buffer.Used;
        Buffer.AppendNumber(number);
        Place(name, start);
    }

    private void AddText(int name, bool[] wants, ReadOnlySpan<char> text)
    {
        if (IsOpen(name, wants))
        {
            AddText(name, text);
        }
    }

    private void AddText(int name, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
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
