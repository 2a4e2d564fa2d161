using Breakwater.Analysis.Findings;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Tries rules on the records of one file and hands on what is to be reported.</summary>
internal sealed class RecordTrial
{
    private readonly ActiveRules _rules;
    private readonly Action<MatchedRecord, IReadOnlyList<SigmaRule>> _matches;
    private readonly CorrelationFeed.Writer? _feed;
    private readonly List<SigmaRule> _hits = [];
    private readonly List<SigmaRule> _conditions = [];
    private int _first;

    /// <param name="rules">The rules of the run.</param>
    /// <param name="sink">Takes the matches.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    public RecordTrial(ActiveRules rules, IMatchSink sink, CorrelationFeed.Writer? feed)
        : this(rules, sink.Take, feed)
    {
    }

    /// <param name="rules">The rules of the run.</param>
    /// <param name="matches">Takes the matches.</param>
    /// <param name="feed">Takes what correlations join; null without correlations.</param>
    public RecordTrial(ActiveRules rules, Action<MatchedRecord, IReadOnlyList<SigmaRule>> matches, CorrelationFeed.Writer? feed)
    {
        _rules = rules;
        _matches = matches;
        _feed = feed;
    }

    public bool HasMatches => _hits.Count > 0;

    /// <summary>Whether it is certain that none of the rules tried last matches the record.</summary>
    public bool Missed { get; private set; }

    public void Begin() => _hits.Clear();

    /// <summary>Tries the rules of one place.</summary>
    /// <param name="place">The rules.</param>
    /// <param name="view">The record.</param>
    /// <param name="candidates">A bit for each of the rules: the others are known not to match. Empty when nothing is known.</param>
    /// <returns>True when a correlation joins one of the matches: <see cref="Feed"/> must follow before the view changes.</returns>
    public bool Match<TView>(PlaceRules place, ref readonly TView view, ReadOnlySpan<ulong> candidates = default)
        where TView : IFieldView, allows ref struct
    {
        _first = _hits.Count;
        var undecided = place.Matcher.UndecidedCount;
        if (candidates.IsEmpty)
        {
            place.Matcher.Match(in view, _hits);
        }
        else
        {
            place.Matcher.Match(in view, candidates, _hits);
        }

        Missed = _hits.Count == _first && place.Matcher.UndecidedCount == undecided;
        if (_hits.Count == _first)
        {
            return false;
        }

        _conditions.Clear();
        place.Conditions?.Match(in view, _conditions);
        for (var i = _hits.Count - 1; i >= _first; i--)
        {
            if (_rules.Suppressions.Suppress(_hits[i], _conditions))
            {
                _hits.RemoveAt(i);
            }
        }

        return _feed is not null && _hits.FindIndex(_first, _feed.Wants) >= 0;
    }

    /// <summary>Gives the matches of the last place to the correlations.</summary>
    public void Feed<TView>(MatchedRecord record, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        for (var i = _first; i < _hits.Count; i++)
        {
            _feed!.Add(_hits[i], record, in view);
        }
    }

    public void Report(MatchedRecord record)
    {
        _hits.RemoveAll(r => !_rules.IsReported(r));
        if (_hits.Count > 0)
        {
            _matches(record, _hits);
        }
    }
}
