using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>A text that the index looks for in values, and the rules that are to be tried where it stands.</summary>
/// <param name="Text">Folded, as <see cref="TriggerText"/> does.</param>
/// <param name="Rules">The rules' positions.</param>
internal sealed record SoughtText(TextPlacement Placement, string Text, int[] Rules)
{
    /// <summary>Whether the value has the text from this position on.</summary>
    public bool IsAt(ReadOnlySpan<char> value, int start)
    {
        if (start < 0 || start > value.Length - Text.Length)
        {
            return false;
        }

        for (var i = 0; i < Text.Length; i++)
        {
            if (TriggerText.Fold(value[start + i]) != Text[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sets the bits of its rules.</summary>
    public void Mark(ulong[] rules)
    {
        foreach (var rule in Rules)
        {
            rules[rule >> 6] |= 1UL << (rule & 63);
        }
    }
}
