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
    private readonly ActiveRules _rules;
    private readonly SourceRules _own;
    private readonly List<SigmaRule> _hits = [];
    private readonly FindingKeeper _keeper = new();

    private LogFileScan(LogFile file, ActiveRules rules, SourceRules own)
    {
        _file = file;
        _rules = rules;
        _own = own;
    }

    /// <summary>Reads the log to its end; when the evidence breaks off, the records before that count and the file is truncated.</summary>
    /// <param name="own">The source's rules for this thread.</param>
    public static LogFileResult Run(LogFile file, ArtefactStream stream, ActiveRules rules, SourceRules own, Action<long> bytesRead, CancellationToken ct)
    {
        var scan = new LogFileScan(file, rules, own);
        var read = LogReader.Read(new CountingStream(stream, bytesRead), LogReadOptions.Default with { Filter = own.Filter }, scan, ct);
        return new LogFileResult(file, read with { Head = null, Truncated = read.Truncated || stream.Failure is not null }, scan._keeper.All, scan._keeper.Dropped);
    }

    public void OnSchema(LogSchema schema)
    {
        foreach (var stream in _own.Streams)
        {
            stream.Fields.Bind(schema);
        }
    }

    public void OnRecord(in LogRecord record)
    {
        _hits.Clear();
        foreach (var stream in _own.Streams)
        {
            var view = stream.Fields.Begin(record);
            stream.Matcher.Match(in view, _hits);
        }

        foreach (var rule in _hits)
        {
            EvidenceTime? time = record.TimeUtc is { } utc ? new EvidenceTime(utc, record.FractionDigits) : null;
            var finding = RecordFinding.Of(
                rule, _rules.BlockOf(rule), _file.Source, new FindingPosition(_file.Artefact.Path, Line: record.LineNumber), time, RecordText.Fields(record), RecordText.Excerpt(record));
            _keeper.Keep(rule, new KeptFinding(finding, Convert.ToHexStringLower(SHA256.HashData(record.Line))));
        }
    }
}
