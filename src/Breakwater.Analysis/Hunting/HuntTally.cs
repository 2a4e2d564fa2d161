using Breakwater.Analysis.Events;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.MessageLogs;
using Breakwater.Analysis.Rules;
using Breakwater.Model;
using Breakwater.Model.Hunting;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Hunting;

/// <summary>Counts what a hunt read and with which rules; filled by several threads.</summary>
internal sealed class HuntTally(ActiveRules rules)
{
    private readonly Lock _lock = new();
    private readonly HashSet<SigmaRule> _tried = [];
    private readonly HashSet<SigmaRule> _onEveryLine = [];
    private readonly HashSet<RuleMatcher> _matchers = [];
    private readonly List<UnreadItem> _unread = [];
    private long _records;
    private long _eligible;

    /// <summary>What of the logs could not be read, and rules that ran out of time.</summary>
    public IEnumerable<UnreadItem> Unread => _unread.Concat(UndecidedRules.Of("rules", _matchers));

    public void Add(LogFile file, LogReadResult read, SourceRules own)
    {
        lock (_lock)
        {
            _records += read.Records;
            _eligible += own.Places.Any(s => s.Rules.Matcher.HasRules) ? read.Records : 0;
            _unread.AddRange(SourceObservations.UnreadOf(file, read));
            Try(own.Places.Select(p => p.Rules.Matcher));
            _onEveryLine.UnionWith(own.WithoutRareText);
        }
    }

    public void Add(EventLogRead read)
    {
        lock (_lock)
        {
            _records += read.Records;
            _eligible += read.Eligible;
            _unread.AddRange(read.Unread);
        }
    }

    public void Add(MessageLogRead read)
    {
        lock (_lock)
        {
            _records += read.Records;
            _eligible += read.IsEligible ? read.Records : 0;
            _unread.AddRange(read.Unread);
        }
    }

    public void Add(IEnumerable<RuleMatcher> matchers) => Try(matchers);

    public void Add(IEnumerable<UnreadItem> unread) => _unread.AddRange(unread);

    public HuntSummary Summary(MatchStore store, long duplicates, long files) => new()
    {
        Matches = store.Count,
        Suppressed = rules.Suppressions.Suppressed,
        Duplicates = duplicates,
        Files = files,
        Records = _records,
        Eligible = _eligible,
        RulesLoaded = rules.Loaded.Count,
        RulesTried = _tried.Count,
        NotTried = [.. InOrder(rules.Loaded.Where(r => !_tried.Contains(r))).Select(r => (HuntSink.Describe(r), Why(r))), .. rules.Compiled.NotEvaluableCorrelations.Select(c => (HuntSink.Describe(c.Correlation), string.Join("; ", c.Reasons)))],
        OnEveryLine = [.. InOrder(_onEveryLine).Select(HuntSink.Describe)],
        ByRule = [.. store.CountBy(k => store.RuleOf(k)).OrderByDescending(c => c.Value).ThenBy(c => c.Key.Id, StringComparer.Ordinal).Select(c => (c.Key, c.Value))],
        ByLevel = Counts(store.CountBy(k => store.RuleOf(k).Level)),
        ByComputer = Counts(store.CountBy(k => k.Computer ?? "")),
        ByTactic = Counts(store.CountBy(k => store.RuleOf(k).Tactics)),
    };

    private static IReadOnlyList<HuntCount> Counts(IEnumerable<KeyValuePair<string, long>> counts) =>
        [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new HuntCount(c.Key, c.Value))];

    private void Try(IEnumerable<RuleMatcher> matchers)
    {
        foreach (var matcher in matchers.Where(_matchers.Add))
        {
            _tried.UnionWith(matcher.Rules);
        }
    }

    private static IOrderedEnumerable<SigmaRule> InOrder(IEnumerable<SigmaRule> some) => some.OrderBy(r => r.Path, StringComparer.Ordinal).ThenBy(r => r.Line);

    private string Why(SigmaRule rule) => rules.WhyNot(rule) ?? "the evidence has no such records";
}
