using System.Collections.Concurrent;
using Breakwater.Sigma;
using Breakwater.Sigma.Suppressions;

namespace Breakwater.Analysis.Rules;

/// <summary>The suppressions of one run, and how often each was used; counted by several threads.</summary>
internal sealed class ActiveSuppressions
{
    private readonly List<Suppression> _active = [];
    private readonly Dictionary<SigmaRule, Suppression> _conditions = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<SigmaDocument, Suppression[]> _ofRule = new();
    private readonly ConcurrentDictionary<Suppression, long> _used = new();

    private ActiveSuppressions(IReadOnlyList<Suppression> read, DateOnly today, IReadOnlyList<string> problems)
    {
        Problems = problems;
        Expired = [.. read.Where(s => s.Expires < today)];
        _active.AddRange(read.Except(Expired));
    }

    public static ActiveSuppressions None { get; } = new([], DateOnly.MinValue, []);

    /// <summary>Everything wrong with the file, one message each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Those whose last day is over: they suppress nothing.</summary>
    public IReadOnlyList<Suppression> Expired { get; }

    public IEnumerable<Suppression> Unused => _active.Where(s => !_used.ContainsKey(s));

    public long Suppressed => _used.Values.Sum();

    public bool HasConditions => _conditions.Count > 0;

    /// <summary>Reads the file; null reads nothing.</summary>
    /// <param name="placeholderPath">File with the values of placeholders, which has its problems told with the rules'; null for none.</param>
    public static ActiveSuppressions Read(string? path, string? placeholderPath, DateOnly today)
    {
        if (path is null)
        {
            return None;
        }

        try
        {
            var parsed = SuppressionParser.Parse(path, File.ReadAllText(path), PlaceholderFile.Read(placeholderPath).Values);
            return new ActiveSuppressions(parsed.Suppressions, today, [.. parsed.Problems.Select(p => p.Message)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ActiveSuppressions([], today, [$"RULE903 {path}: expected a file of suppressions, found {RuleFiles.Reason(e, path)}; nothing is suppressed"]);
        }
    }

    /// <summary>The conditions as rules, to be compiled together with those that they suppress.</summary>
    public IReadOnlyList<SigmaRule> ConditionsFor(IReadOnlyList<SigmaRule> rules)
    {
        foreach (var suppression in _active.Where(s => s.HasCondition))
        {
            foreach (var target in rules.Where(suppression.Names).DistinctBy(r => r.LogSource))
            {
                _conditions[suppression.ConditionFor(target)!] = suppression;
            }
        }

        return [.. _conditions.Keys];
    }

    public bool IsCondition(SigmaRule rule) => _conditions.ContainsKey(rule);

    /// <summary>Whether a match is suppressed, and counts it.</summary>
    /// <param name="rule">The rule that matched.</param>
    /// <param name="conditions">The conditions that hold for the record.</param>
    public bool Suppress(SigmaRule rule, IReadOnlyList<SigmaRule> conditions) => Suppress(rule, s => conditions.Any(c => _conditions[c] == s));

    /// <summary>Whether a match of a correlation is suppressed, and counts it; conditions are asked of the fields that it has in common.</summary>
    public bool Suppress(SigmaCorrelation correlation, IEnumerable<KeyValuePair<string, string>> fields) => Suppress(correlation, s => s.HoldsFor(fields));

    private bool Suppress(SigmaDocument rule, Predicate<Suppression> holds)
    {
        if (_active.Count == 0)
        {
            return false;
        }

        foreach (var suppression in _ofRule.GetOrAdd(rule, r => [.. _active.Where(s => s.Names(r))]))
        {
            if (!suppression.HasCondition || holds(suppression))
            {
                _used.AddOrUpdate(suppression, 1, (_, count) => count + 1);
                return true;
            }
        }

        return false;
    }
}
