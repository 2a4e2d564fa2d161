using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Evtx;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>Takes the events of chunks through the rules; all of them count for coverage. One per thread.</summary>
internal sealed class EventChunkReader : IChunkReader<EventChunkRead>
{
    private readonly Artefact _log;
    private readonly EventTools _tools;
    private readonly Action<EventTools> _giveBack;
    private readonly RecordTrial _trial;
    private readonly KnowledgeBase _knowledge;
    private EventChunkRead _read;
    private ChannelTally? _tally;
    private string _channel = "";
    private string _computer = "";
    private ComputerRead? _ofComputer;

    /// <param name="tools">The rules and the chunk for this thread.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    /// <param name="giveBack">Takes the tools when the thread is done.</param>
    public EventChunkReader(Artefact log, EventTools tools, ActiveRules rules, CorrelationFeed.Writer? feed, KnowledgeBase knowledge, Action<EventTools> giveBack)
    {
        _log = log;
        _tools = tools;
        _knowledge = knowledge;
        _giveBack = giveBack;
        _read = new EventChunkRead(knowledge);
        _trial = new RecordTrial(rules, matches: (record, matched) => _read.Take(record, matched), feed);
    }

    public EvtxChunk Chunk => _tools.Chunk;

    public EventChunkRead Read()
    {
        _read = new EventChunkRead(_knowledge);
        _ofComputer = null;
        _tools.Rules.Search.Begin(Chunk);
        foreach (var record in Chunk)
        {
            Take(record);
        }

        _read.Damage = Chunk.Damage.Count == 0 ? [] : [.. Chunk.Damage];
        _read.DamageOmitted = Chunk.DamageOmitted;
        return _read;
    }

    public void Dispose() => _giveBack(_tools);

    private void Take(in EvtxRecord record)
    {
        var eventId = record.EventId;
        var time = record.CreatedUtc;
        // Neighbours mostly share channel and computer.
        var isOther = _ofComputer is null || !record.Computer.SequenceEqual(_computer);
        if (isOther)
        {
            _computer = record.Computer.ToString();
            _ofComputer = _read.Of(Label(_computer));
        }

        if (isOther || !record.Channel.SequenceEqual(_channel))
        {
            _channel = record.Channel.ToString();
            _tally = _read.TallyOf(_ofComputer!, _channel);
        }

        _tally!.Add(time, record.IsDamaged);
        _read.Numbers.Take(record.Id, record.IsDamaged ? null : record.WrittenUtc);
        _ofComputer!.Witness.Take(record, eventId, _log.Path);
        var kind = _tools.Rules.KindOf(record.Channel, eventId ?? -1).InChunk;
        var isEligible = kind.HasRules ? Try(kind, record, time) || kind.IsEligible : kind.IsEligible;
        _read.Eligible += isEligible ? 1 : 0;
    }

    /// <summary>Whether the values of the event put it into one of the rules' places.</summary>
    private bool Try(EventKind kind, in EvtxRecord record, DateTime? time)
    {
        _trial.Begin();
        MatchedRecord? copy = null;
        var isEligible = false;
        foreach (var place in kind.Read(record).Places)
        {
            if (place.Fields.Includes())
            {
                isEligible = true;
                var view = place.Fields.Show();
                if (_trial.Match(place.Rules, in view))
                {
                    copy ??= Copy(record, time);
                    _trial.Feed(copy, in view);
                }
            }
        }

        if (_trial.HasMatches)
        {
            _trial.Report(copy ?? Copy(record, time));
        }

        return isEligible;
    }

    private MatchedRecord Copy(in EvtxRecord record, DateTime? utc)
    {
        const int eventTimeDigits = 7;
        var identity = string.Create(CultureInfo.InvariantCulture, $"{record.Computer}\n{record.Channel}\n{record.EventRecordId}\n{utc?.Ticks}");
        var (fields, excerpt) = EventText.Of(record);
        EvidenceTime? time = utc is { } known ? new EvidenceTime(known, eventTimeDigits) : null;
        return new MatchedRecord(
            _tally!.Source, new FindingPosition(_log.Path, Record: (long)record.EventRecordId), time, Label(record.Computer).ToString().ToUpperInvariant(),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))), _log.OriginalPath, fields, excerpt)
        {
            Place = record.Offset,
        };
    }

    private static ReadOnlySpan<char> Label(ReadOnlySpan<char> computer)
    {
        const int longest = 63;
        var dot = computer.IndexOf('.');
        var label = dot >= 0 ? computer[..dot] : computer;
        return label[..Math.Min(label.Length, longest)];
    }
}
