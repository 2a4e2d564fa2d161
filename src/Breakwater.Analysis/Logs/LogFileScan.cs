using System.Security.Cryptography;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Model;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads one log: its records go through the rules, all of them count for coverage.</summary>
internal sealed class LogFileScan : ILogVisitor
{
    private readonly LogFile _file;
    private readonly SourceRules _own;
    private readonly RecordTrial _trial;

    private LogFileScan(LogFile file, SourceRules own, RecordTrial trial)
    {
        _file = file;
        _own = own;
        _trial = trial;
    }

    /// <summary>Reads the log to its end; when the evidence breaks off, the records before that count and the file is truncated.</summary>
    /// <param name="own">The source's rules for this thread.</param>
    /// <param name="helpers">Lends threads beside the calling one.</param>
    /// <param name="trial">Tries them and hands on the matches.</param>
    public static LogReadResult Run(LogFile file, ArtefactStream stream, SourceRules own, IHelperThreads helpers, RecordTrial trial, Action<long> bytesRead, CancellationToken ct)
    {
        var options = LogReadOptions.Default with { Filter = own.Filter, Head = file.Facts.Head, Helpers = file.Artefact.LengthBytes < LogReader.SmallestShared ? null : helpers };
        var read = LogReader.Read(new CountingStream(stream, bytesRead), options, new LogFileScan(file, own, trial), ct);
        return read with { Head = null, Truncated = read.Truncated || stream.Failure is not null };
    }

    public void OnSchema(LogSchema schema) => _own.Bind(schema);

    public void OnRecord(in LogRecord record)
    {
        _trial.Begin();
        MatchedRecord? copy = null;
        _own.Look(record.Line);
        foreach (var place in _own.Places)
        {
            if (!_own.CouldMatch(place, in record, out var candidates))
            {
                continue;
            }

            var view = place.Fields.Begin(record);
            if (_trial.Match(place.Rules, in view, candidates))
            {
                copy ??= Copy(record);
                _trial.Feed(copy, in view);
            }
            else if (_trial.Missed)
            {
                place.Memory?.Keep();
            }
        }

        if (_trial.HasMatches)
        {
            _trial.Report(copy ?? Copy(record));
        }
    }

    private MatchedRecord Copy(in LogRecord record)
    {
        EvidenceTime? time = record.TimeUtc is { } utc ? new EvidenceTime(utc, record.FractionDigits) : null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(record.Line));
        return new MatchedRecord(_file.Source, new FindingPosition(_file.Artefact.Path, Line: record.LineNumber), time, _file.Facts.Writer, hash, _file.Artefact.OriginalPath, RecordText.Fields(record), RecordText.Excerpt(record)) { Columns = record.Schema.Columns };
    }
}
