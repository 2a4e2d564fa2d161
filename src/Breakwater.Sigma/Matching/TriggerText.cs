using System.Buffers;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>How the index sees characters: in upper case, and all beyond ASCII as one. What is equal ignoring case is equal here.</summary>
internal static class TriggerText
{
    public const char BeyondAscii = '\u007F';
    public const int Characters = 128;

    /// <summary>What values that are no texts are written with, folded: numbers, hexadecimal ones, times, GUIDs, SIDs, `true`, `false`, `NaN`, `Infinity`.</summary>
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789ABCDEFILNRSTUXYZ+-.:{} ,\u007F");

    public static char Fold(char c)
    {
        var upper = char.ToUpperInvariant(c);
        return upper < Characters ? upper : BeyondAscii;
    }

    /// <summary>Whether a text has a character that no value has that is no text.</summary>
    public static bool IsNoNumber(string text)
    {
        foreach (var c in text)
        {
            if (!OfNumbers.Contains(Fold(c)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether few enough values have the text: one character of ASCII does not tell, any beyond does.</summary>
    public static bool Tells(string text) => text.Length > 1 || (text.Length == 1 && Fold(text[0]) == BeyondAscii);

    /// <summary>Keeps of a long text what tells most: paths begin alike and end differently. Beginnings share their states in the table,
    /// so they may be longer.</summary>
    public static Trigger Cut(int field, TextPlacement placement, string text)
    {
        var folded = string.Concat(text.Select(Fold));
        var excess = folded.Length - Limits.TriggerChars;
        return placement switch
        {
            TextPlacement.StartsWith => new Trigger(field, placement, folded[..Math.Min(folded.Length, Limits.TriggerStartChars)]),
            _ when excess <= 0 => new Trigger(field, placement, folded),
            TextPlacement.Whole => new Trigger(field, TextPlacement.EndsWith, folded[excess..]),
            _ => new Trigger(field, placement, folded[excess..]),
        };
    }
}
