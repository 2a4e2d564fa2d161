using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>The triggers on one field: which rules a value of it may satisfy.</summary>
internal sealed class FieldIndex
{
    private readonly EdgeTexts? _starts;
    private readonly EdgeTexts? _ends;
    private readonly InnerTexts[] _inner;
    private readonly Dictionary<decimal, int[]>? _numbers;

    public FieldIndex(int field, List<(Trigger Trigger, int[] Rules)> triggers)
    {
        Field = field;
        var (starts, ends, inner) = (new List<SoughtText>(), new List<SoughtText>(), new List<SoughtText>());
        foreach (var (trigger, rules) in triggers)
        {
            if (trigger.IsNumber)
            {
                (_numbers ??= [])[trigger.Number] = rules;
            }
            else
            {
                (trigger.Placement switch { TextPlacement.StartsWith => starts, TextPlacement.Contains => inner, _ => ends }).Add(new SoughtText(trigger.Placement, trigger.Text, rules));
            }
        }

        _starts = starts.Count > 0 ? new EdgeTexts(starts, fromEnd: false) : null;
        _ends = ends.Count > 0 ? new EdgeTexts(ends, fromEnd: true) : null;
        _inner = [.. inner.GroupBy(text => Math.Min(text.Text.Length, InnerTexts.WidestWindow)).Select(group => new InnerTexts([.. group], group.Key))];
    }

    public int Field { get; }

    /// <summary>Sets the bits of the rules that the value may satisfy.</summary>
    public void Mark(ReadOnlySpan<char> value, ulong[] rules)
    {
        _starts?.Mark(value, rules);
        _ends?.Mark(value, rules);
        foreach (var inner in _inner)
        {
            inner.Mark(value, rules);
        }

        if (_numbers is not null && NumberText.TryParse(value, out var number) && _numbers.TryGetValue(number, out var ofNumber))
        {
            foreach (var rule in ofNumber)
            {
                rules[rule >> 6] |= 1UL << (rule & 63);
            }
        }
    }
}
