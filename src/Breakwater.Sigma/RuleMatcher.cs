using System.Numerics;
using Breakwater.Sigma.Matching;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma;

/// <summary>Matches records against the rules of one source; not thread-safe, one per thread.</summary>
public sealed class RuleMatcher
{
    private readonly MatchPlan _plan;
    private readonly MatchMemory _memory;
    private ulong[] _candidates = [];
    private char[] _copy = [];
    private bool _undecided;

    internal RuleMatcher(MatchPlan plan, MatchMemory memory)
    {
        _plan = plan;
        _memory = memory;
    }

    /// <summary>The rules it tries, in the order in which hits are added.</summary>
    public IReadOnlyList<SigmaRule> Rules => _plan.SigmaRules;

    /// <summary>Whether there is a rule to try.</summary>
    public bool HasRules => _plan.Rules.Length > 0;

    /// <summary>The fields that its rules look at, as indexes of <see cref="RuleSet.Fields"/>.</summary>
    public IReadOnlyList<int> AskedFields => _plan.Asked;

    /// <summary>Which values <see cref="IFieldView.AllValue"/> has to give: those beyond it are never found.</summary>
    public ValueSearch ValueSearch => _plan.ValueSearch;

    /// <summary>Texts that keyword searches look for: where none of them occurs in any text of a record, ignoring case, <see cref="WithoutSearchedTexts"/> gives the same
    /// hits. Printable ASCII, and such as no number or other value that is no text can hold; empty when no rule searches or needs such a text.</summary>
    public IReadOnlyList<string> SearchedTexts => _plan.SearchedTexts;

    /// <summary>The rules that could not be decided on some record because a regular expression ran out of time; those of narrowed matchers included.</summary>
    public IReadOnlyList<UndecidedRule> Undecided =>
        [.. _memory.Timeouts.Select(entry => new UndecidedRule(entry.Key, entry.Value, entry.Value >= Limits.RegexTimeoutsPerRule)).OrderBy(undecided => undecided.Rule.Id, StringComparer.Ordinal)];

    /// <summary>How often a rule could not be decided on a record for that reason.</summary>
    public long UndecidedCount => _memory.TimeoutCount;

    /// <summary>A matcher of the same rules for another thread.</summary>
    public RuleMatcher Copy() => new(_plan, new MatchMemory(_memory.Slots));

    /// <summary>A matcher for records of which some fields are known beforehand (all of one event id, say), on which it gives the same hits, faster:
    /// rules that cannot match there are left out. For the same thread as this one.</summary>
    /// <param name="known">The values that a field of <see cref="RuleSet.Fields"/>, by its index, has in every such record; empty when it is absent, null when only the record tells.</param>
    public RuleMatcher Narrow(Func<int, IReadOnlyList<string>?> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var plan = _plan.Narrow(known);
        return ReferenceEquals(plan, _plan) ? this : new RuleMatcher(plan, _memory);
    }

    /// <summary>A matcher without the rules that match only where one of <see cref="SearchedTexts"/> occurs. For the same thread as this one.</summary>
    public RuleMatcher WithoutSearchedTexts() => ReferenceEquals(_plan.WithoutSearchedTexts, _plan) ? this : new RuleMatcher(_plan.WithoutSearchedTexts, _memory);

    /// <summary>Adds the rules that match the record to <paramref name="hits"/>, which it does not clear.</summary>
    public void Match<TView>(ref readonly TView view, List<SigmaRule> hits)
        where TView : IFieldView, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(hits);
        if (_plan.Index is not { } index)
        {
            _memory.NextRecord();
            foreach (var rule in _plan.Rules)
            {
                Try(rule, in view, hits);
            }

            return;
        }

        if (_candidates.Length != index.Words)
        {
            _candidates = new ulong[index.Words];
        }

        index.Find(in view, _candidates);
        Match(in view, _candidates, hits);
    }

    /// <summary>Adds those of some rules that match the record to <paramref name="hits"/>, which it does not clear.</summary>
    /// <param name="view">The record.</param>
    /// <param name="candidates">A bit for each of <see cref="Rules"/>, the lowest of the first word for the first of them: only rules whose bit is set are tried.</param>
    /// <param name="hits">Takes them in the order of <see cref="Rules"/>.</param>
    public void Match<TView>(ref readonly TView view, ReadOnlySpan<ulong> candidates, List<SigmaRule> hits)
        where TView : IFieldView, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(hits);
        _memory.NextRecord();
        for (var word = 0; word < candidates.Length; word++)
        {
            for (var bits = candidates[word]; bits != 0; bits &= bits - 1)
            {
                Try(_plan.Rules[(word << 6) + BitOperations.TrailingZeroCount(bits)], in view, hits);
            }
        }
    }

    private void Try<TView>(CompiledRule rule, ref readonly TView view, List<SigmaRule> hits)
        where TView : IFieldView, allows ref struct
    {
        if (_memory.IsOff(rule.Rule))
        {
            return;
        }

        _undecided = false;
        var holds = Holds(rule.Root, in view);
        if (_undecided)
        {
            // Neither answer can be trusted: the part that ran out of time may stand under a `not`.
            _memory.RanOutOfTime(rule.Rule);
        }
        else if (holds)
        {
            hits.Add(rule.Rule);
        }
    }

    private bool Holds<TView>(MatchNode node, ref readonly TView view)
        where TView : IFieldView, allows ref struct => node.Kind switch
        {
            MatchKind.Always => true,
            MatchKind.Never => false,
            MatchKind.AllOf => AllHold(node.Children, in view),
            MatchKind.AnyOf => AnyHolds(node.Children, in view),
            MatchKind.Not => !Holds(node.Children[0], in view),
            MatchKind.Field or MatchKind.Keyword => Asked(node, in view),
            MatchKind.Exists => view.OwnCount(node.Field) > 0,
            MatchKind.Null => IsNull(node.Field, in view),
            _ => Refers(node, in view),
        };

    private bool AllHold<TView>(MatchNode[] nodes, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        foreach (var node in nodes)
        {
            if (!Holds(node, in view))
            {
                return false;
            }
        }

        return true;
    }

    private bool AnyHolds<TView>(MatchNode[] nodes, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        foreach (var node in nodes)
        {
            if (Holds(node, in view))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks once a record what several rules ask.</summary>
    private bool Asked<TView>(MatchNode node, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        if (_memory.Answer(node.Slot) is { } known)
        {
            return known;
        }

        var holds = node.Kind == MatchKind.Field ? AnyValue(node, in view) : AnyText(node, in view);
        if (!_undecided)
        {
            _memory.Keep(node.Slot, holds);
        }

        return holds;
    }

    private bool AnyValue<TView>(MatchNode node, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        var count = view.Count(node.Field);
        for (var i = 0; i < count; i++)
        {
            var value = view.Value(node.Field, i);
            if (node.Test!.IsCostly ? IsMatch(node, value) : node.Test.IsMatch(value, ref _undecided))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMatch(MatchNode node, ReadOnlySpan<char> value)
    {
        if (_memory.AnswerAbout(value, node.Slot) is { } known)
        {
            return known;
        }

        var undecided = false;
        var answer = node.Test!.IsMatch(value, ref undecided);
        _undecided |= undecided;
        if (!undecided)
        {
            _memory.KeepAbout(value, node.Slot, answer);
        }

        return answer;
    }

    private bool AnyText<TView>(MatchNode node, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        var count = view.AllCount;
        for (var i = 0; i < count; i++)
        {
            if (node.Test!.IsMatch(view.AllValue(i), ref _undecided))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNull<TView>(int field, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        var count = view.OwnCount(field);
        for (var i = 0; i < count; i++)
        {
            if (!view.Value(field, i).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private bool Refers<TView>(MatchNode node, ref readonly TView view)
        where TView : IFieldView, allows ref struct
    {
        for (var i = 0; i < view.Count(node.Field); i++)
        {
            var left = Keep(view.Value(node.Field, i));
            for (var j = 0; j < view.Count(node.OtherField); j++)
            {
                var right = view.Value(node.OtherField, j);
                var holds = node.Placement switch
                {
                    TextPlacement.Contains => left.Contains(right, node.Comparison),
                    TextPlacement.StartsWith => left.StartsWith(right, node.Comparison),
                    TextPlacement.EndsWith => left.EndsWith(right, node.Comparison),
                    _ => left.Equals(right, node.Comparison),
                };
                if (holds)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Copies a value, which the view may overwrite when it is asked for the next one.</summary>
    private ReadOnlySpan<char> Keep(ReadOnlySpan<char> value)
    {
        if (_copy.Length < value.Length)
        {
            _copy = new char[Math.Max(256, value.Length * 2)];
        }

        value.CopyTo(_copy);
        return _copy.AsSpan(0, value.Length);
    }
}
