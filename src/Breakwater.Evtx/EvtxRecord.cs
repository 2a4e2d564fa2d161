using System.Buffers;
using Breakwater.Evtx.BinXml;
using Breakwater.Evtx.Reading;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx;

/// <summary>
/// One event of a log, a view over its chunk: valid until the next record is read. Fields are read from the stored values when asked for, without building XML.
/// A field that the event does not have is empty, or null for numbers and times.
/// </summary>
public readonly ref struct EvtxRecord
{
    private readonly EvtxChunk _chunk;
    private readonly RecordExtent _extent;
    private readonly Instance _instance;

    internal EvtxRecord(EvtxChunk chunk, scoped in RecordExtent extent, scoped in Instance instance, bool isDamaged)
    {
        _chunk = chunk;
        _extent = extent;
        _instance = instance;
        IsDamaged = isDamaged;
    }

    /// <summary>The id in the record's header. In a log saved from Event Viewer it starts again at 1; <see cref="EventRecordId"/> does not.</summary>
    public ulong Id => _extent.Id;

    /// <summary>The time in the record's header: of writing or, for a forwarded event, of arrival. Null when it is no time.</summary>
    public DateTime? WrittenUtc => TimeText.TryFromFileTime(_extent.FileTime, out var utc) ? utc : null;

    /// <summary>Where the record starts in the file, in bytes.</summary>
    public long Offset => _chunk.FileOffset + _extent.Start;

    /// <summary>Number of the record's chunk in the file, from 0.</summary>
    public int ChunkIndex => _chunk.Index;

    /// <summary>Found in slack or between chunks: an older or deleted record whose text may be another's.</summary>
    public bool IsCarved => _extent.IsCarved;

    /// <summary>The outer part of the event could be read only in part. Fragments inside values are opened when they are read: <see cref="WriteJson"/> says whether all of it was good.</summary>
    public bool IsDamaged { get; }

    /// <summary>System/EventRecordID, or the header's id where the event has none.</summary>
    public ulong EventRecordId => (ulong)(Number(Nodes.RecordId) ?? (long)Id);

    /// <summary>System/TimeCreated, or <see cref="WrittenUtc"/> where the event has none.</summary>
    public DateTime? CreatedUtc => Value(Nodes.Created).TryGetTime(out var utc) ? utc : WrittenUtc;

    /// <summary>System/Provider/@Name.</summary>
    public ReadOnlySpan<char> Provider => Value(Nodes.Provider).Chars;

    /// <summary>System/Channel.</summary>
    public ReadOnlySpan<char> Channel => Value(Nodes.Channel).Chars;

    /// <summary>System/Computer: the computer that the event is about.</summary>
    public ReadOnlySpan<char> Computer => Value(Nodes.Computer).Chars;

    /// <summary>System/EventID, 0 to 65535; its qualifiers are in the JSON and XML.</summary>
    public int? EventId => (int?)Number(Nodes.EventId);

    /// <summary>System/Version of the event's definition, 0 to 255.</summary>
    public int? Version => (int?)Number(Nodes.Version);

    /// <summary>0 log always, 1 critical, 2 error, 3 warning, 4 information, 5 verbose.</summary>
    public int? Level => (int?)Number(Nodes.Level);

    /// <summary>System/Task, 0 to 65535; what it means is the provider's.</summary>
    public int? Task => (int?)Number(Nodes.Task);

    /// <summary>System/Opcode, 0 to 255.</summary>
    public int? Opcode => (int?)Number(Nodes.Opcode);

    /// <summary>A bit mask; the upper 16 bits are Windows' own.</summary>
    public EvtxValue Keywords => Value(Nodes.Keywords);

    /// <summary>System/Execution/@ProcessID, of the process that wrote the event.</summary>
    public long? ProcessId => Number(Nodes.ProcessId);

    /// <summary>System/Execution/@ThreadID.</summary>
    public long? ThreadId => Number(Nodes.ThreadId);

    /// <summary>Security/UserID, a SID; Null where the event has none.</summary>
    public EvtxValue UserSid => Value(Nodes.UserId);

    /// <summary>The values of EventData or UserData in the order of the event.</summary>
    public EvtxValueEnumerable Values => new(_chunk, _instance);

    /// <summary>The same object for events whose <see cref="Values"/> have the same names in the same order, as those of one template and version have: what was worked out for
    /// one event holds for the others that this chunk object reads. Null where only the values tell, because there are arrays or nested fragments.</summary>
    public object? ValueLayout => _chunk.Content.Layout(_chunk.Buffer, _instance);

    private ref readonly SystemNodes Nodes => ref _instance.Plan.System;

    /// <summary>An attribute of an element of System, such as <c>Correlation/@ActivityID</c>; those with a property of their own are faster there.</summary>
    /// <param name="element">name of the element in UTF-8, compared exactly</param>
    /// <param name="attribute">name of the attribute in UTF-8, compared exactly</param>
    /// <param name="value">Null when the event does not have it</param>
    public bool TryGetSystemAttribute(ReadOnlySpan<byte> element, ReadOnlySpan<byte> attribute, out EvtxValue value)
    {
        value = Value(Nodes.Find(_instance.Plan, element, attribute));
        return !value.IsNull;
    }

    /// <summary>The first value of EventData or UserData with this name: <c>Data Name="..."</c>, element or attribute; compared exactly.</summary>
    public bool TryGetValue(string name, out EvtxValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_chunk.Content.Find(_chunk.Buffer, _instance, name, out value) is { } isFound)
        {
            return isFound;
        }

        foreach (var candidate in Values)
        {
            if (candidate.Name.SequenceEqual(name))
            {
                value = candidate.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The value of EventData or UserData at this position, from 0; empty ones keep theirs.</summary>
    public bool TryGetValue(int position, out EvtxValue value)
    {
        if (ValueLayout is not null)
        {
            return _chunk.Content.TryGet(_chunk.Buffer, _instance, position, out value);
        }

        foreach (var candidate in Values)
        {
            if (position-- == 0)
            {
                value = candidate.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Writes the event as one JSON object, <c>{"System":{...},"EventData":{...}}</c>, or <c>null</c> when nothing of it can be read. The shape is in docs/evtx.md.</summary>
    /// <returns>False when part of the event could not be read; the chunk's damage list says what.</returns>
    public bool WriteJson(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _chunk.Json.Write(_chunk.Buffer, _instance);
        return Finish(writer, _chunk.Json);
    }

    /// <summary>Writes the event as one line of XML without declaration; line breaks inside values stay.</summary>
    /// <returns>False when part of the event could not be read; the chunk's damage list says what.</returns>
    public bool WriteXml(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _chunk.Xml.Write(_chunk.Buffer, _instance);
        return Finish(writer, _chunk.Xml);
    }

    private bool Finish(IBufferWriter<byte> writer, EventWriter events)
    {
        if (events.Problem is { } problem && !IsDamaged)
        {
            _chunk.Report(Messages.Event(_chunk, _extent, problem));
        }

        writer.Write(events.Output.Written);
        return events.Problem is null && !IsDamaged;
    }

    private EvtxValue Value(SystemField field) =>
        field.Slot >= 0 ? _chunk.Fragments.Value(_chunk.Buffer, _instance, field.Slot) : NodeValue.OfContent(_chunk.Buffer, _chunk.Fragments, _instance, field.Node);

    private long? Number(SystemField field) => Value(field).TryGetInt64(out var number) ? number : null;
}
