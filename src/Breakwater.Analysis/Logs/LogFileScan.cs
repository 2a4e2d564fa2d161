using System.Security.Cryptography;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Model;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads one log: its records go through the rules, all of them count for coverage.</summary>
internal sealed class LogFileScan : ILogVisitor
{
    private readonly LogFile _file;
    private readonly SourceRules _own;
    private readonly IMatchSink _sink;
    private readonly List<SigmaRule> _hits = [];

    private LogFileScan(LogFile file, SourceRules own, IMatchSink sink)
    {
        _file = file;
        _own = own;
        _sink = sink;
    }

    /// <summary>Reads the log to its end; when the evidence breaks off, the records before that count and the file is truncated.</summary>
    /// <param name="own">The source's rules for this thread.</param>
    /// <param name="sink">Takes the matches.</param>
    public static LogReadResult Run(LogFile file, ArtefactStream stream, SourceRules own, IMatchSink sink, Action<long> bytesRead, CancellationToken ct)
    {
        var read = LogReader.Read(new CountingStream(stream, bytesRead), LogReadOptions.Default with { Filter = own.Filter }, new LogFileScan(file, own, sink), ct);
        return read with { Head = null, Truncated = read.Truncated || stream.Failure is not null };
    }

    public void OnSchema(LogSchema schema)
    {
        foreach (var place in _own.Places)
        {
            place.Fields.Bind(schema);
        }
    }

    public void OnRecord(in LogRecord record)
    {
        _hits.Clear();
        foreach (var place in _own.Places)
        {
            var view = place.Fields.Begin(record);
            place.Matcher.Match(in view, _hits);
        }

        if (_hits.Count > 0)
        {
            _sink.Take(Copy(record), _hits);
        }
    }

    private MatchedRecord Copy(in LogRecord record)
    {
        EvidenceTime? time = record.TimeUtc is { } utc ? new EvidenceTime(utc, record.FractionDigits) : null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(record.Line));
        return new MatchedRecord(_file.Source, new FindingPosition(_file.Artefact.Path, Line: record.LineNumber), time, _file.Facts.Writer, hash, RecordText.Fields(record), RecordText.Excerpt(record));
    }
}
