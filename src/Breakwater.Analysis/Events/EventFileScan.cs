using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Analysis.Witnesses;
using Breakwater.Evidence;
using Breakwater.Evtx;
using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>Reads one event log: its events go through the rules, all of them count for coverage.</summary>
internal sealed class EventFileScan
{
    private const int MaxChannels = 1000;
    private const int MaxComputers = 1000;
    private const int MaxProblems = 20;

    private readonly Artefact _log;
    private readonly ActiveRules _rules;
    private readonly EventRules _own;
    private readonly EventWitness _witness;
    private readonly FindingKeeper _keeper = new();
    private readonly List<SigmaRule> _hits = [];
    private readonly Dictionary<string, ChannelTally> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _computers = new(StringComparer.OrdinalIgnoreCase);

    private EventFileScan(Artefact log, ActiveRules rules, EventRules own, EventWitness witness)
    {
        _log = log;
        _rules = rules;
        _own = own;
        _witness = witness;
    }

    /// <summary>Reads the log to its end; when the evidence breaks off, the records before that count and the file is truncated.</summary>
    /// <param name="own">The rules for this thread.</param>
    public static EventLogResult Run(Artefact log, ArtefactStream stream, ActiveRules rules, EventRules own, EventWitness witness, Action<long> bytesRead, CancellationToken ct)
    {
        var scan = new EventFileScan(log, rules, own, witness);
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
        _hits.Clear();
        foreach (var stream in _own.For(record.Channel, record.EventId ?? -1))
        {
            if (stream.Fields.Includes(record))
            {
                var view = stream.Fields.Show(record);
                stream.Matcher.Match(in view, _hits);
            }
        }

        foreach (var rule in _hits)
        {
            Keep(record, rule, tally.Source, time);
        }
    }

    private void Keep(in EvtxRecord record, SigmaRule rule, string source, DateTime? time)
    {
        const int eventTimeDigits = 7;
        var position = new FindingPosition(_log.Path, Record: (long)record.EventRecordId);
        var finding = RecordFinding.Of(
            rule, _rules.BlockOf(rule), source, position, time is { } utc ? new EvidenceTime(utc, eventTimeDigits) : null, EventText.Fields(record), EventText.Excerpt(record));
        var identity = string.Create(CultureInfo.InvariantCulture, $"{record.Computer}\n{record.Channel}\n{record.EventRecordId}\n{time?.Ticks}");
        _keeper.Keep(rule, new KeptFinding(finding, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))), ComputerName(record.Computer)));
    }

    private EventLogResult Result(EvtxFile file, bool isTruncated)
    {
        var unread = file.Damage.Take(MaxProblems).Select(d => new UnreadItem(_log.Path, d.ToString(), null)).ToList();
        var unlisted = file.Damage.Count - unread.Count + file.DamageOmitted;
        if (unlisted > 0)
        {
            unread.Add(new UnreadItem(_log.Path, $"EVENT001 {unlisted} further damaged places like those above; the log was read to its end", null));
        }

        var channels = _channels.Values.OrderBy(c => c.Source, StringComparer.Ordinal).ToList();
        return new EventLogResult(_log, channels, _computers, _witness.Fqdn, _keeper.All, _keeper.Dropped, _witness.Statements, unread, isTruncated);
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
