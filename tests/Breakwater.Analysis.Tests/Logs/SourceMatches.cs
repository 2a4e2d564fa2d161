using System.Collections.Concurrent;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>What the rules of a source match in a log, read as a hunt reads it.</summary>
internal sealed class SourceMatches : ILogVisitor
{
    private readonly List<SigmaRule> _hits = [];
    private readonly List<string> _matches = [];
    private readonly SourceRules _rules;

    private SourceMatches(SourceRules rules) => _rules = rules;

    /// <param name="everyLine">Forces the plain twin of the filters.</param>
    public static List<string> Of(ActiveRules active, string source, byte[] log, bool everyLine)
    {
        var rules = SourceRules.Of(active, source, new ConcurrentDictionary<string, LineRequirements?>(), everyLine);
        var visitor = new SourceMatches(rules);
        LogReader.Read(new MemoryStream(log), LogReadOptions.Default with { Filter = rules.Filter }, visitor, TestContext.Current.CancellationToken);
        return [.. visitor._matches.Order(StringComparer.Ordinal)];
    }

    public void OnSchema(LogSchema schema) => _rules.Bind(schema);

    public void OnRecord(in LogRecord record)
    {
        var line = record.LineNumber;
        _rules.Look(record.Line);
        foreach (var place in _rules.Places)
        {
            if (!_rules.CouldMatch(place, in record, out var candidates))
            {
                continue;
            }

            var view = place.Fields.Begin(record);
            _hits.Clear();
            if (candidates.IsEmpty)
            {
                place.Rules.Matcher.Match(in view, _hits);
            }
            else
            {
                place.Rules.Matcher.Match(in view, candidates, _hits);
            }

            if (_hits.Count == 0)
            {
                place.Memory?.Keep();
            }

            _matches.AddRange(_hits.Select(hit => FormattableString.Invariant($"{line} {hit.Id}")));
        }
    }
}
