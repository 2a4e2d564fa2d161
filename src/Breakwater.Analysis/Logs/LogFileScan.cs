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
    private readonly RuleMatcher _matcher;
    private readonly ICandidateFilter _filter;
    private readonly RecordFields _fields;
    private readonly List<SigmaRule> _hits = [];
    private readonly Dictionary<SigmaRule, List<LogFinding>> _findings = [];

    public LogFileScan(LogFile file, ActiveRules rules, RuleMatcher matcher, ICandidateFilter filter)
    {
        _file = file;
        _rules = rules;
        _matcher = matcher;
        _filter = filter;
        _fields = new RecordFields(rules.Compiled.Fields);
    }

    public LogFile File => _file;

    public LogReadResult? Result { get; private set; }

    /// <summary>Kept findings in the order of the file.</summary>
    public IEnumerable<LogFinding> Findings => _findings.Values.SelectMany(f => f);

    /// <summary>Matches beyond the limit: counted, not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>Reads the log; when the evidence breaks off, the records before that count and the file is truncated.</summary>
    public void Run(ArtefactStream stream, Action<long> bytesRead, CancellationToken ct)
    {
        var result = LogReader.Read(new CountingStream(stream, bytesRead), LogReadOptions.Default with { Filter = _filter }, this, ct);
        Result = stream.Failure is null ? result : result with { Truncated = true };
    }

    public void OnSchema(LogSchema schema) => _fields.Bind(schema);

    public void OnRecord(in LogRecord record)
    {
        _hits.Clear();
        var view = _fields.Begin(record);
        _matcher.Match(in view, _hits);
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
            Dropped++;
        }

        var finding = RecordFinding.Of(record, rule, _rules.BlockOf(rule), _file.Source, _file.Artefact.Path);
        kept.Add(new LogFinding(finding, Convert.ToHexStringLower(SHA256.HashData(record.Line))));
    }
}
