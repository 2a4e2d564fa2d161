using System.Runtime.InteropServices;

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
        var rulesOf = new Dictionary<Trigger, List<int>>();
        var chars = 0L;
        for (var i = 0; i < rules.Count; i++)
        {
            var triggers = finder.Find(rules[i].Root);
            chars += triggers?.Where(trigger => !rulesOf.ContainsKey(trigger)).Sum(trigger => trigger.Text.Length) ?? 0;
            if (triggers is null || chars > Limits.TriggerCharsPerIndex)
            {
                _always[i >> 6] |= 1UL << (i & 63);
                continue;
            }

            foreach (var trigger in triggers)
            {
                var rulesOfTrigger = CollectionsMarshal.GetValueRefOrAddDefault(rulesOf, trigger, out _) ??= [];
                if (rulesOfTrigger.Count == 0 || rulesOfTrigger[^1] != i)
                {
                    rulesOfTrigger.Add(i);
                }
            }
        }

        var byField = rulesOf.GroupBy(entry => entry.Key.Field, entry => (entry.Key, entry.Value.ToArray()))
            .Select(group => new FieldIndex(group.Key, group))
            .OrderBy(index => index.Field).ToList();
        _wholeRecord = byField.Find(index => index.Field < 0);
        _fields = [.. byField.Where(index => index.Field >= 0)];
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
}
