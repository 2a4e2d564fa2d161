using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Evtx;
using Breakwater.Model;

namespace Breakwater.Analysis.Events;

/// <summary>Reads one event log: its events go through the rules, all of them count for coverage.</summary>
internal sealed class EventFileScan
{
    private const int MaxChannels = 1000;
    private const int MaxComputers = 1000;
    private const int MaxProblems = 20;

    private readonly Artefact _log;
    private readonly EventRules _own;
    private readonly RecordTrial _trial;
    private readonly EventWitness _witness;
    private readonly Dictionary<string, ChannelTally> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _computers = new(StringComparer.OrdinalIgnoreCase);

    private long _eligible;

    private EventFileScan(Artefact log, EventRules own, RecordTrial trial, EventWitness witness)
    {
        _log = log;
        _own = own;
        _trial = trial;
        _witness = witness;
    }

    /// <summary>Reads the log to its end; when the evidence breaks off, the records before that count and the file is truncated.</summary>
    /// <param name="own">The rules for this thread.</param>
    /// <param name="trial">Tries them and hands on the matches.</param>
    public static EventLogRead Run(Artefact log, ArtefactStream stream, EventRules own, RecordTrial trial, EventWitness witness, Action<long> bytesRead, CancellationToken ct)
    {
        var scan = new EventFileScan(log, own, trial, witness);
        using var file = EvtxFile.Open(new Logs.CountingStream(stream, bytesRead));
        foreach (var record in file.Records())
        {
            ct.ThrowIfCancellationRequested();
            scan.Take(record);
        }

        return scan.Result(file, stream.Failure is not null);
    }

    private void Take(in EvtxRecord record)
    {
        var tally = TallyOf(record.Channel);
        var time = record.CreatedUtc;
        tally.Add(time, record.IsDamaged);
        Count(record.Computer);
        _witness.Take(record, _log.Path);
        _own.Values.Begin();
        _trial.Begin();
        MatchedRecord? copy = null;
        var isEligible = false;
        foreach (var place in _own.For(record.Channel, record.EventId ?? -1))
        {
            if (place.Fields.Includes(record))
            {
                isEligible = true;
                var view = place.Fields.Show(record);
                if (_trial.Match(place.Rules, in view))
                {
                    copy ??= Copy(record, tally.Source, time);
                    _trial.Feed(copy, in view);
                }
            }
        }

        _eligible += isEligible ? 1 : 0;
        if (_trial.HasMatches)
        {
            _trial.Report(copy ?? Copy(record, tally.Source, time));
        }
    }

    private MatchedRecord Copy(in EvtxRecord record, string source, DateTime? utc)
    {
        const int eventTimeDigits = 7;
        var identity = string.Create(CultureInfo.InvariantCulture, $"{record.Computer}\n{record.Channel}\n{record.EventRecordId}\n{utc?.Ticks}");
        EvidenceTime? time = utc is { } known ? new EvidenceTime(known, eventTimeDigits) : null;
        return new MatchedRecord(
            source, new FindingPosition(_log.Path, Record: (long)record.EventRecordId), time, ComputerName(record.Computer), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))),
            _log.OriginalPath, EventText.Fields(record), EventText.Excerpt(record));
    }

    private EventLogRead Result(EvtxFile file, bool isTruncated)
    {
        var unread = file.Damage.Take(MaxProblems).Select(d => new UnreadItem(_log.Path, d.ToString(), null)).ToList();
        var unlisted = file.Damage.Count - unread.Count + file.DamageOmitted;
        if (unlisted > 0)
        {
            unread.Add(new UnreadItem(_log.Path, $"EVENT001 {unlisted} further damaged places like those above; the log was read to its end", null));
        }

        var channels = _channels.Values.OrderBy(c => c.Source, StringComparer.Ordinal).ToList();
        return new EventLogRead(_log, channels, _computers, _witness.Fqdn, _witness.Statements, unread, _eligible, isTruncated);
    }

    private ChannelTally TallyOf(ReadOnlySpan<char> channel)
    {
        var lookup = _channels.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(channel, out var tally))
        {
            return tally;
        }

        var name = _channels.Count < MaxChannels ? channel.ToString() : "";
        if (!_channels.TryGetValue(name, out tally))
        {
            tally = new ChannelTally(SourceCatalogue.EventLog(name));
            _channels[name] = tally;
        }

        return tally;
    }

    private void Count(ReadOnlySpan<char> computer)
    {
        var label = Label(computer);
        var lookup = _computers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(label, out var count))
        {
            lookup[label] = count + 1;
        }
        else if (_computers.Count < MaxComputers && !label.IsEmpty)
        {
            _computers[ComputerName(computer)] = 1;
        }
    }

    private static string ComputerName(ReadOnlySpan<char> computer) => Label(computer).ToString().ToUpperInvariant();

    private static ReadOnlySpan<char> Label(ReadOnlySpan<char> computer)
    {
        const int longest = 63;
        var dot = computer.IndexOf('.');
        var label = dot >= 0 ? computer[..dot] : computer;
        return label[..Math.Min(label.Length, longest)];
    }
}
