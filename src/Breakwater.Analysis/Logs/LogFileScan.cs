using System.Security.Cryptography;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>Reads one log: its records go through the rules, all of them count for coverage.</summary>
internal sealed class LogFileScan : ILogVisitor
{
    /// <summary>Kept findings per rule and file; the last one is kept beside them, so that first and last sight stay true.</summary>
    private const int MaxFindingsPerRule = 500;

    private readonly LogFile _file;
    private readonly ActiveRules _rules;
    private readonly SourceRules _own;
    private readonly List<SigmaRule> _hits = [];
    private readonly Dictionary<SigmaRule, List<LogFinding>> _findings = [];
    private long _dropped;

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
        return new LogFileResult(file, read with { Head = null, Truncated = read.Truncated || stream.Failure is not null }, [.. scan._findings.Values.SelectMany(f => f)], scan._dropped);
    }

    public void OnSchema(LogSchema schema) => _own.Fields.Bind(schema);

    public void OnRecord(in LogRecord record)
    {
        _hits.Clear();
        var view = _own.Fields.Begin(record);
        _own.Matcher.Match(in view, _hits);
        foreach (var rule in _hits)
        {
            Keep(record, rule);
        }
    }

    private void Keep(in LogRecord record, SigmaRule rule)
    {
        if (!_findings.TryGetValue(rule, out var kept))
        {
            _findings[rule] = kept = [];
        }

        if (kept.Count > MaxFindingsPerRule)
        {
            kept.RemoveAt(kept.Count - 1);
            _dropped++;
        }

        var finding = RecordFinding.Of(record, rule, _rules.BlockOf(rule), _file.Source, _file.Artefact.Path);
        kept.Add(new LogFinding(finding, Convert.ToHexStringLower(SHA256.HashData(record.Line))));
    }
}
