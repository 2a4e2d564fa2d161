namespace Breakwater.Sigma.Matching;

/// <summary>Texts anywhere in a value: of each some characters in a row, its window, are looked up at every position.</summary>
internal sealed class InnerTexts
{
    /// <summary>More windows than this would not fit into a key of a byte each.</summary>
    public const int WidestWindow = 4;

    private const int Counters = 4096;
    private const int Block = 512;

    // A value meets a few texts at most. One that was made to meet many is not searched to its end: all rules are tried on it.
    private const int StepsPerCharacter = 16;
    private const int StepsAtLeast = 4096;

    private readonly HashedTexts _texts;
    private readonly int _width;
    private readonly uint _mask;

    /// <param name="texts">None shorter than a window.</param>
    /// <param name="width">Characters of a window.</param>
    public InnerTexts(IReadOnlyCollection<SoughtText> texts, int width)
    {
        _width = width;
        _mask = uint.MaxValue >> (8 * (WidestWindow - width));
        var uses = new int[Counters];
        foreach (var text in texts)
        {
            for (var i = 0; i <= text.Text.Length - width; i++)
            {
                uses[Counter(KeyAt(text.Text, i))]++;
            }
        }

        _texts = new HashedTexts([.. texts.Select(text => Keyed(text, uses))]);
    }

    /// <summary>Sets the bits of the rules whose texts the value has, and perhaps of others.</summary>
    public void Mark(ReadOnlySpan<char> value, ulong[] rules)
    {
        var steps = StepsAtLeast + (long)value.Length * StepsPerCharacter;
        var window = 0u;
        Span<byte> folded = stackalloc byte[Block];
        for (var from = 0; from < value.Length; from += Block)
        {
            var length = Math.Min(Block, value.Length - from);
            TriggerText.Fold(value.Slice(from, length), folded);
            for (var i = 0; i < length; i++)
            {
                window = (window << 8) | folded[i];
                if (_texts.MayHave(window & _mask))
                {
                    steps -= Mark(value, from + i + 1 - _width, window & _mask, rules);
                    if (steps < 0)
                    {
                        MarkAll(rules);
                        return;
                    }
                }
            }
        }
    }

    /// <returns>How many texts were looked at.</returns>
    private int Mark(ReadOnlySpan<char> value, int start, uint key, ulong[] rules)
    {
        var steps = 0;
        for (var at = _texts.First(key); at != 0; at = _texts[at].Next)
        {
            ref readonly var entry = ref _texts[at];
            steps++;
            if (entry.Key == key && entry.Text.IsAt(value, start - entry.Offset))
            {
                entry.Text.Mark(rules);
                steps += entry.Text.Rules.Length;
            }
        }

        return steps;
    }

    private void MarkAll(ulong[] rules)
    {
        foreach (var text in _texts.Texts)
        {
            text.Mark(rules);
        }
    }

    /// <summary>By the window that fewest texts have: what many rules look for is common in values too.</summary>
    private (uint Key, int Offset, SoughtText Text) Keyed(SoughtText text, int[] uses)
    {
        var best = 0;
        for (var i = 1; i <= text.Text.Length - _width; i++)
        {
            best = uses[Counter(KeyAt(text.Text, i))] < uses[Counter(KeyAt(text.Text, best))] ? i : best;
        }

        return (KeyAt(text.Text, best), best, text);
    }

    private uint KeyAt(string text, int start)
    {
        var key = 0u;
        for (var i = 0; i < _width; i++)
        {
            key = (key << 8) | text[start + i];
        }

        return key;
    }

    private static uint Counter(uint key) => (key * 0x9E3779B1) >> 20;
}
