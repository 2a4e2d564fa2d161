using Breakwater.Sigma.Correlations;

namespace Breakwater.Sigma;

/// <summary>Keeps what correlations need of the events that their rules match. One per thread; evaluated together by <see cref="RuleSet.Correlate"/>.</summary>
public sealed class CorrelationCollector
{
    private const int Absent = -1;

    private readonly CorrelationLimits _limits;
    private readonly Dictionary<SigmaRule, int> _bases = new(ReferenceEqualityComparer.Instance);
    private readonly int[][] _fields;

    /// <summary>A collector for one rule set; its events can only be evaluated by that set.</summary>
    public CorrelationCollector(RuleSet rules, CorrelationLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _limits = limits ?? CorrelationLimits.Default;
        var plan = rules.Plan;
        _fields = [.. plan.Bases.Select(known => known.Captured.Select(rules.IndexOf).ToArray())];
        for (var i = 0; i < plan.Bases.Count; i++)
        {
            _bases[plan.Bases[i].Rule] = i;
        }

        Plan = plan;
        Untimed = new long[_fields.Length];
        Dropped = new long[_fields.Length];
    }

    internal CorrelationPlan Plan { get; }

    internal List<KeptEvent> Events { get; } = [];

    internal List<int> Values { get; } = [];

    internal ValuePool Pool { get; } = new();

    internal long[] Untimed { get; }

    internal long[] Dropped { get; }

    /// <summary>Whether a correlation joins the rule's matches; only these need to be added.</summary>
    public bool Wants(SigmaRule rule) => _bases.ContainsKey(rule);

    /// <summary>Adds a match of a rule; ignores rules that no correlation joins.</summary>
    /// <param name="timeUtc">When the event happened; an event without a time is counted and left out.</param>
    /// <param name="reference">The caller's own number for the event, the same for all rules that it matches; among equal times it is also the order.</param>
    public void Add<TView>(SigmaRule rule, ref readonly TView view, DateTime? timeUtc, long reference)
        where TView : IFieldView, allows ref struct
    {
        if (!_bases.TryGetValue(rule, out var index))
        {
            return;
        }

        if (timeUtc is not { } time)
        {
            Untimed[index]++;
            return;
        }

        if (Events.Count >= _limits.Events || Pool.Chars > _limits.ValueChars)
        {
            Dropped[index]++;
            return;
        }

        Events.Add(new KeptEvent(time.Ticks, reference, index, Values.Count));
        foreach (var field in _fields[index])
        {
            // Of a repeated field the first value stands for the event, of a decoded one the value as written. Events that have nothing there have nothing in common.
            Values.Add(view.Count(field) == 0 || view.Value(field, 0).IsEmpty ? Absent : Pool.IdOf(view.Value(field, 0)));
        }
    }
}
