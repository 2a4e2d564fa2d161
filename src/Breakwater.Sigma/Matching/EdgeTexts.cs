using System.Numerics;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>Texts that a value begins or ends with, or consists of: one look-up for each length that occurs, whatever the number of texts and the length of the value.</summary>
internal sealed class EdgeTexts
{
    private readonly HashedTexts _texts;
    private readonly bool _fromEnd;

    /// <summary>Bit n: there is a text of n characters.</summary>
    private readonly ulong _lengths;
    private readonly int _longest;

    /// <param name="texts">At most 63 characters long.</param>
    /// <param name="fromEnd">Whether they stand at the end.</param>
    public EdgeTexts(List<SoughtText> texts, bool fromEnd)
    {
        _fromEnd = fromEnd;
        var keyed = new List<(uint, int, SoughtText)>(texts.Count);
        foreach (var text in texts)
        {
            var key = 0u;
            for (var length = 1; length <= text.Text.Length; length++)
            {
                key = Key(key, text.Text, length);
            }

            keyed.Add((key, 0, text));
            _lengths |= 1UL << text.Text.Length;
        }

        _texts = new HashedTexts(keyed);
        _longest = 63 - BitOperations.LeadingZeroCount(_lengths);
    }

    /// <summary>Sets the bits of the rules whose texts the value has.</summary>
    public void Mark(ReadOnlySpan<char> value, ulong[] rules)
    {
        var key = 0u;
        var longest = Math.Min(_longest, value.Length);
        for (var length = 1; length <= longest; length++)
        {
            key = Key(key, value, length);
            if ((_lengths >> length & 1) != 0 && _texts.MayHave(key))
            {
                Mark(value, length, key, rules);
            }
        }
    }

    private void Mark(ReadOnlySpan<char> value, int length, uint key, ulong[] rules)
    {
        for (var at = _texts.First(key); at != 0; at = _texts[at].Next)
        {
            ref readonly var entry = ref _texts[at];
            var fits = entry.Key == key && entry.Text.Text.Length == length && (entry.Text.Placement != TextPlacement.Whole || length == value.Length);
            if (fits && entry.Text.IsAt(value, _fromEnd ? value.Length - length : 0))
            {
                entry.Text.Mark(rules);
            }
        }
    }

    /// <summary>The key of one character more, seen from the edge.</summary>
    private uint Key(uint key, ReadOnlySpan<char> text, int length) => (key * 31) + TriggerText.Fold(text[_fromEnd ? ^length : length - 1]) + 1;
}
