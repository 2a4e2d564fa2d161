using System.Buffers.Binary;
using System.Globalization;
using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>The texts of one event's values, made when a rule first asks for any and kept until the next event. One per thread.</summary>
internal sealed class EventValues(EventNames names)
{
    private static readonly HashSet<string> SystemFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "EventID", "Provider_Name", "Channel", "Computer", "Level", "Version", "Task", "Opcode", "Keywords", "EventRecordID", "UserID", "Security_UserID",
    };

    private readonly List<(int Start, int Length)>[] _byName = [.. Enumerable.Range(0, names.Count).Select(_ => new List<(int, int)>(2))];
    private readonly List<int> _filled = [];
    private readonly List<(int Start, int Length)> _all = [];
    private readonly int _eventId = names.Find("EventID");
    private readonly int _provider = names.Find("Provider_Name");
    private readonly int _channel = names.Find("Channel");
    private readonly int _computer = names.Find("Computer");
    private readonly int _level = names.Find("Level");
    private readonly int _version = names.Find("Version");
    private readonly int _task = names.Find("Task");
    private readonly int _opcode = names.Find("Opcode");
    private readonly int _keywords = names.Find("Keywords");
    private readonly int _recordId = names.Find("EventRecordID");
    private readonly int _userId = names.Find("UserID");
    private readonly int _securityUserId = names.Find("Security_UserID");
    private char[] _text = new char[16384];
    private int _used;
    private bool _isRead;
    private bool _areAllRead;

    /// <summary>Counts events, so that what is derived from one is made anew for the next.</summary>
    public long Event { get; private set; }

    /// <summary>Whether every event has this field, whatever its provider writes.</summary>
    public static bool IsSystemField(string name) => SystemFields.Contains(name);

    public void Begin()
    {
        Event++;
        _isRead = false;
        _areAllRead = false;
    }

    public ReadOnlySpan<char> Text((int Start, int Length) place) => _text.AsSpan(place.Start, place.Length);

    /// <summary>The values with this name; a hexadecimal number has its decimal form as a second one.</summary>
    public List<(int Start, int Length)> Of(in EvtxRecord record, int name)
    {
        Read(record);
        return _byName[name];
    }

    /// <summary>Every value of the event, for keyword searches.</summary>
    public List<(int Start, int Length)> All(in EvtxRecord record)
    {
        Read(record);
        if (!_areAllRead)
        {
            _areAllRead = true;
            ReadAll(record);
        }

        return _all;
    }

    /// <summary>Adds text that is put together from several values.</summary>
    public void Append(scoped ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_text.AsSpan(_used));
        _used += text.Length;
    }

    /// <summary>Adds a copy of what was made before.</summary>
    public void Append((int Start, int Length) place)
    {
        Reserve(place.Length);
        _text.AsSpan(place.Start, place.Length).CopyTo(_text.AsSpan(_used));
        _used += place.Length;
    }

    public int Used => _used;

    private void Read(in EvtxRecord record)
    {
        if (_isRead)
        {
            return;
        }

        _isRead = true;
        _used = 0;
        foreach (var name in _filled)
        {
            _byName[name].Clear();
        }

        _filled.Clear();
        ReadSystem(record);
        var position = 0;
        foreach (var value in record.Values)
        {
            var isUnnamed = value.Name.SequenceEqual("Data");
            Add(names.Find(value.Name), isUnnamed ? names.FindData(position) : -1, value.Value);
            position += isUnnamed ? 1 : 0;
        }
    }

    private void ReadAll(in EvtxRecord record)
    {
        _all.Clear();
        AddToAll(record.Provider);
        foreach (var value in record.Values)
        {
            var start = _used;
            AppendValue(value.Value);
            _all.Add((start, _used - start));
        }
    }

    private void AddToAll(ReadOnlySpan<char> text)
    {
        var start = _used;
        Append(text);
        _all.Add((start, _used - start));
    }

    private void ReadSystem(in EvtxRecord record)
    {
        AddNumber(_eventId, record.EventId);
        AddText(_provider, record.Provider);
        AddText(_channel, record.Channel);
        AddText(_computer, record.Computer);
        AddNumber(_version, record.Version);
        AddNumber(_task, record.Task);
        AddNumber(_opcode, record.Opcode);
        AddNumber(_recordId, (long)record.EventRecordId);
        AddNumber(_level, record.Level);
        // Rules write levels as the event viewer shows them.
        AddText(_level, record.Level switch { 1 => "Critical", 2 => "Error", 3 => "Warning", 0 or 4 => "Information", 5 => "Verbose", _ => "" });
        if (_keywords >= 0)
        {
            Add(_keywords, -1, record.Keywords);
        }

        if (_userId >= 0 || _securityUserId >= 0)
        {
            Add(_userId, _securityUserId, record.UserSid);
        }
    }

    private void AddNumber(int name, long? number)
    {
        if (name >= 0 && number is { } value)
        {
            var start = _used;
            AppendNumber(value);
            Place(name, start);
        }
    }

    private void AddText(int name, ReadOnlySpan<char> text)
    {
        if (name >= 0 && !text.IsEmpty)
        {
            var start = _used;
            Append(text);
            Place(name, start);
        }
    }

    private void Add(int name, int second, scoped in EvtxValue value)
    {
        if (name < 0 && second < 0)
        {
            return;
        }

        var start = _used;
        AppendValue(value);
        Place(name, start);
        Place(second, start);
        if (value.Type is EvtxValueType.HexInt32 or EvtxValueType.HexInt64 && name >= 0 && value.TryGetInt64(out var number))
        {
            start = _used;
            AppendNumber(number);
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

        _byName[name].Add((start, _used - start));
    }

    private void AppendValue(scoped in EvtxValue value)
    {
        if (value.Type is EvtxValueType.String or EvtxValueType.EventXml)
        {
            Append(value.Chars);
        }
        else if (value.Type is (>= EvtxValueType.Int8 and <= EvtxValueType.UInt32) or EvtxValueType.Int64 && value.TryGetInt64(out var number))
        {
            AppendNumber(number);
        }
        else if (value.Type is EvtxValueType.HexInt32 or EvtxValueType.HexInt64 && value.TryGetInt64(out var bits))
        {
            AppendHex(value.Type == EvtxValueType.HexInt32 ? (uint)bits : (ulong)bits);
        }
        else if (value.Type == EvtxValueType.Sid && TryAppendSid(value.Bytes))
        {
            // Written; the general way below makes a buffer for each value.
        }
        else if (!value.IsNull)
        {
            Append(value.ToString());
        }
    }

    private void AppendHex(ulong bits)
    {
        const int longest = 18;
        Reserve(longest);
        _text[_used++] = '0';
        _text[_used++] = 'x';
        bits.TryFormat(_text.AsSpan(_used), out var written, "x", CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>Revision, count of parts, authority (six bytes, big-endian), parts: [MS-DTYP] 2.4.2.</summary>
    private bool TryAppendSid(scoped ReadOnlySpan<byte> sid)
    {
        if (sid.Length < 8 || sid.Length != 8 + (4 * sid[1]) || sid[2] != 0 || sid[3] != 0)
        {
            return false;
        }

        Append("S-");
        AppendNumber(sid[0]);
        Append("-");
        AppendNumber(BinaryPrimitives.ReadUInt32BigEndian(sid[4..]));
        for (var i = 8; i < sid.Length; i += 4)
        {
            Append("-");
            AppendNumber(BinaryPrimitives.ReadUInt32LittleEndian(sid[i..]));
        }

        return true;
    }

    private void AppendNumber(long number)
    {
        const int longest = 20;
        Reserve(longest);
        number.TryFormat(_text.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    private void Reserve(int chars)
    {
        if (_text.Length - _used < chars)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + chars));
        }
    }
}
