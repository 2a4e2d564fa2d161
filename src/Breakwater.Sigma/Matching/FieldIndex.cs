using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>The triggers on one field: which rules a value of it may satisfy.</summary>
internal sealed class FieldIndex
{
    private readonly LiteralAutomaton? _texts;
    private readonly Dictionary<decimal, int[]>? _numbers;

    public FieldIndex(int field, IEnumerable<(Trigger Trigger, int[] Rules)> triggers)
    {
        Field = field;
        var all = triggers.ToList();
        var texts = all.FindAll(entry => !entry.Trigger.IsNumber);
        _texts = texts.Count == 0 ? null : new LiteralAutomaton(texts.Select(entry => (entry.Trigger.Placement, entry.Trigger.Text, entry.Rules)));
        var numbers = all.FindAll(entry => entry.Trigger.IsNumber);
        _numbers = numbers.Count == 0 ? null : numbers.ToDictionary(entry => entry.Trigger.Number, entry => entry.Rules);
    }

    public int Field { get; }

    public void Mark(ReadOnlySpan<char> value, ulong[] rules)
    {
        _texts?.Mark(value, rules);
        if (_numbers is not null && NumberText.TryParse(value, out var number) && _numbers.TryGetValue(number, out var ofNumber))
        {
            foreach (var rule in ofNumber)
            {
                rules[rule >> 6] |= 1UL << (rule & 63);
            }
        }
    }
}
