using Breakwater.Analysis.Rules;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Findings;

/// <summary>Keeps the findings of one file: a bounded number per rule and computer, the first ones and the last, so that first and last sight stay true.</summary>
internal sealed class FindingKeeper(ActiveRules rules) : IMatchSink
{
    private const int MaxPerRule = 500;

    private readonly Dictionary<(SigmaRule Rule, string? Computer), List<KeptFinding>> _findings = [];

    /// <summary>Matches beyond the limit: counted, not kept.</summary>
    public long Dropped { get; private set; }

    /// <summary>Per rule in the order of the file.</summary>
    public IReadOnlyList<KeptFinding> All => _findings.Count == 0 ? [] : [.. _findings.Values.SelectMany(f => f)];

    public void Take(MatchedRecord record, IReadOnlyList<SigmaRule> matched)
    {
        foreach (var rule in matched)
        {
            if (!_findings.TryGetValue((rule, record.Computer), out var kept))
            {
                _findings[(rule, record.Computer)] = kept = [];
            }

            if (kept.Count > MaxPerRule)
            {
                kept.RemoveAt(kept.Count - 1);
                Dropped++;
            }

            kept.Add(new KeptFinding(RecordFinding.Of(record, rule, rules.BlockOf(rule)), record.Hash, record.Computer));
        }
    }
}
