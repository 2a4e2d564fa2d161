namespace Breakwater.Sigma.Matching;

/// <summary>
/// Which of some rules a record can match at all: those with a trigger in it and those that have none. Each value of an indexed
/// field is read once, whatever the number of rules. Immutable, so threads share it.
/// </summary>
internal sealed class RuleIndex
{
    private readonly ulong[] _always;
    private readonly FieldIndex[] _fields;
    private readonly FieldIndex? _wholeRecord;

    public RuleIndex(IReadOnlyList<CompiledRule> rules)
    {
        _always = new ulong[(rules.Count + 63) / 64];
        var finder = new TriggerFinder(rules.Select(rule => rule.Root));
        var byField = new SortedDictionary<int, List<(Trigger Trigger, int[] Rules)>>();
        var rulesOf = RulesOf(rules, finder);
        for (var number = 0; number < rulesOf.Length; number++)
        {
            if (rulesOf[number] is { } ofTrigger)
            {
                var trigger = finder.Triggers[number];
                if (!byField.TryGetValue(trigger.Field, out var ofField))
                {
                    byField[trigger.Field] = ofField = [];
                }

                ofField.Add((trigger, ofTrigger));
            }
        }

        _wholeRecord = byField.Remove(Trigger.AnyField, out var any) ? new FieldIndex(Trigger.AnyField, any) : null;
        _fields = [.. byField.Select(entry => new FieldIndex(entry.Key, entry.Value))];
    }

    public int Words => _always.Length;

    /// <summary>Sets the bits of the rules that the record can match; clears the others.</summary>
    public void Find<TView>(ref readonly TView view, ulong[] rules)
        where TView : IFieldView, allows ref struct
    {
        _always.CopyTo(rules, 0);
        foreach (var field in _fields)
        {
            var count = view.Count(field.Field);
            for (var i = 0; i < count; i++)
            {
                field.Mark(view.Value(field.Field, i), rules);
            }
        }

        if (_wholeRecord is not null)
        {
            var count = view.AllCount;
            for (var i = 0; i < count; i++)
            {
                _wholeRecord.Mark(view.AllValue(i), rules);
            }
        }
    }

    /// <summary>The rules to try where a trigger occurs, by its number; null for one that no rule chose.</summary>
    private int[]?[] RulesOf(IReadOnlyList<CompiledRule> rules, TriggerFinder finder)
    {
        var chosen = new int[]?[rules.Count];
        var uses = new int[finder.Triggers.Count];
        var chars = 0L;
        for (var i = 0; i < chosen.Length; i++)
        {
            var triggers = finder.Find(rules[i].Root);
            chars += triggers?.Sum(number => uses[number] == 0 ? finder.Triggers[number].Text.Length : 0) ?? 0;
            if (triggers is null || chars > Limits.TriggerCharsPerIndex)
            {
                _always[i >> 6] |= 1UL << (i & 63);
                continue;
            }

            chosen[i] = triggers;
            foreach (var number in triggers)
            {
                uses[number]++;
            }
        }

        var rulesOf = new int[]?[uses.Length];
        for (var i = 0; i < chosen.Length; i++)
        {
            foreach (var number in chosen[i] ?? [])
            {
                (rulesOf[number] ??= new int[uses[number]])[--uses[number]] = i;
            }
        }

        return rulesOf;
    }
}
