using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>The triggers on one field: which rules a value of it may satisfy.</summary>
internal sealed class FieldIndex
{
    private readonly EdgeTexts? _starts;
    private readonly EdgeTexts? _ends;
    private readonly InnerTexts[] _inner;
    private readonly Dictionary<decimal, int[]>? _numbers;

    public FieldIndex(int field, IEnumerable<(Trigger Trigger, int[] Rules)> triggers)
    {
        Field = field;
        var all = triggers.ToLookup(entry => entry.Trigger.IsNumber);
        var texts = all[false].Select(entry => new SoughtText(entry.Trigger.Placement, entry.Trigger.Text, entry.Rules)).ToLookup(text => text.Placement);
        _starts = texts.Contains(TextPlacement.StartsWith) ? new EdgeTexts(texts[TextPlacement.StartsWith], fromEnd: false) : null;
        SoughtText[] ends = [.. texts[TextPlacement.EndsWith], .. texts[TextPlacement.Whole]];
        _ends = ends.Length > 0 ? new EdgeTexts(ends, fromEnd: true) : null;
        _inner = [.. texts[TextPlacement.Contains].GroupBy(text => Math.Min(text.Text.Length, InnerTexts.WidestWindow)).Select(group => new InnerTexts([.. group], group.Key))];
        _numbers = all.Contains(true) ? all[true].ToDictionary(entry => entry.Trigger.Number, entry => entry.Rules) : null;
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
