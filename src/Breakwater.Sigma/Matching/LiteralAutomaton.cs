using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>
/// Finds all of many texts in a value, as <see cref="TriggerText"/> sees them, in one pass, and marks the rules that each is for. Aho and Corasick's
/// automaton with the failure links resolved into one table; characters that no text has share a column.
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
        var table = new List<int>();
        var endings = new List<List<Ending>>();
        AddNode(table, endings);
        foreach (var (placement, text, rules) in all)
        {
            var node = 0;
            foreach (var value in text)
            {
                var at = (node * columns) + _columnOf[value];
                node = table[at] != 0 ? table[at] : table[at] = AddNode(table, endings);
            }

            endings[node].Add(new Ending(text.Length, placement, rules));
        }

        _next = [.. table];
        Resolve(endings);
        _endings = [.. endings.Select(list => list.ToArray())];
        for (var i = 0; i < _next.Length; i++)
        {
            var state = _next[i] * columns;
            _next[i] = _endings[_next[i]].Length == 0 ? state : ~state;
        }
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

    private int AddNode(List<int> table, List<List<Ending>> endings)
    {
        endings.Add([]);
        table.AddRange(Enumerable.Repeat(0, _columns));
        return endings.Count - 1;
    }

    /// <summary>Breadth first, so that a node's failure state is final before the node needs it.</summary>
    private void Resolve(List<List<Ending>> endings)
    {
        var failure = new int[endings.Count];
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var node))
        {
            if (node != 0)
            {
                endings[node].AddRange(endings[failure[node]]);
            }

            for (var column = 0; column < _columns; column++)
            {
                ref var child = ref _next[(node * _columns) + column];
                var fallback = node == 0 ? 0 : _next[(failure[node] * _columns) + column];
                if (child == 0)
                {
                    child = fallback;
                }
                else
                {
                    failure[child] = fallback;
                    queue.Enqueue(child);
                }
            }
        }
    }

    private readonly record struct Ending(int Length, TextPlacement Placement, int[] Rules);
}
