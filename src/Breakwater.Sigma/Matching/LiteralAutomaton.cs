using Breakwater.Patterns;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>
/// Finds all of many texts in a value, as <see cref="TriggerText"/> sees them, in one pass, and marks the rules that each is for.
/// </summary>
internal sealed class LiteralAutomaton
{
    private readonly byte[] _columnOf = new byte[TriggerText.Characters];
    private readonly int _columns;

    /// <summary>The next state for state times columns plus column, times columns already; complemented where a text ends.</summary>
    private readonly int[] _next;

    private readonly Ending[][] _endings;

    /// <param name="texts">Texts, folded, with the rules that each is for.</param>
    public LiteralAutomaton(IEnumerable<(TextPlacement Placement, string Text, int[] Rules)> texts)
    {
        var all = texts.ToList();
        var columns = 1;
        foreach (var value in all.SelectMany(text => text.Text).Distinct().Order())
        {
            _columnOf[value] = (byte)columns;
            _columnOf[char.ToLowerInvariant(value)] = (byte)columns++;
        }

        _columns = columns;
        var table = new LiteralTable(columns);
        for (var i = 0; i < all.Count; i++)
        {
            table.Add(all[i].Text.Select(value => _columnOf[value]), i);
        }

        table.Resolve();
        _endings = [.. table.TextsAt.Select(texts => texts.Select(i => new Ending(all[i].Text.Length, all[i].Placement, all[i].Rules)).ToArray())];
        _next = [.. table.Next.Select(target => _endings[target].Length == 0 ? target * columns : ~(target * columns))];
    }

    /// <summary>Sets the bits of the rules whose texts the value has.</summary>
    public void Mark(ReadOnlySpan<char> value, ulong[] rules)
    {
        var state = 0;
        var next = _next;
        ReadOnlySpan<byte> columnOf = _columnOf;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            state = next[state + columnOf[c < TriggerText.Characters ? c : TriggerText.Fold(c)]];
            if (state < 0)
            {
                state = ~state;
                Mark(_endings[state / _columns], i + 1, value.Length, rules);
            }
        }
    }

    private static void Mark(Ending[] endings, int end, int length, ulong[] rules)
    {
        foreach (var ending in endings)
        {
            var fits = ending.Placement switch
            {
                TextPlacement.Contains => true,
                TextPlacement.StartsWith => end == ending.Length,
                TextPlacement.EndsWith => end == length,
                _ => end == length && end == ending.Length,
            };
            if (fits)
            {
                foreach (var rule in ending.Rules)
                {
                    rules[rule >> 6] |= 1UL << (rule & 63);
                }
            }
        }
    }

    private readonly record struct Ending(int Length, TextPlacement Placement, int[] Rules);
}
