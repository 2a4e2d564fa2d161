using System.Buffers;
using System.Text;
using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Matching;

/// <summary>How the index sees characters: in upper case, and all beyond ASCII as one. What is equal ignoring case is equal here.</summary>
internal static class TriggerText
{
    public const char BeyondAscii = '\u007F';
    private const int Characters = 128;

    /// <summary>What values that are no texts are written with, folded: numbers, hexadecimal ones, times, GUIDs, SIDs, `true`, `false`, `NaN`, `Infinity`.</summary>
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789ABCDEFILNRSTUXYZ+-.:{} ,\u007F");

    public static char Fold(char c) => c >= Characters ? FoldBeyond(c) : c is >= 'a' and <= 'z' ? (char)(c - ('a' - 'A')) : c;

    /// <summary>The same for a whole text, many characters at once.</summary>
    public static void Fold(ReadOnlySpan<char> text, Span<byte> folded)
    {
        for (var done = 0; done < text.Length; done++)
        {
            Ascii.ToUpper(text[done..], folded[done..], out var ascii);
            done += ascii;
            if (done < text.Length)
            {
                folded[done] = (byte)Fold(text[done]);
            }
        }
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

    /// <summary>Keeps of a long text what tells most: paths begin alike and end differently, so of beginnings more is kept.</summary>
    public static Trigger Cut(int field, TextPlacement placement, string text)
    {
        var excess = text.Length - Limits.TriggerChars;
        return placement switch
        {
            TextPlacement.StartsWith => new Trigger(field, placement, Folded(text.AsSpan(0, Math.Min(text.Length, Limits.TriggerStartChars)))),
            _ when excess <= 0 => new Trigger(field, placement, Folded(text)),
            TextPlacement.Whole => new Trigger(field, TextPlacement.EndsWith, Folded(text.AsSpan(excess))),
            _ => new Trigger(field, placement, Folded(text.AsSpan(excess))),
        };
    }

    private static string Folded(ReadOnlySpan<char> text) => string.Create(text.Length, text, (folded, plain) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(plain[i]);
        }
    });

    private static char FoldBeyond(char c)
    {
        var upper = char.ToUpperInvariant(c);
        return upper < Characters ? upper : BeyondAscii;
    }
}
