using System.Globalization;
using System.Text;

namespace Breakwater.Reports.Escaping;

/// <summary>Turns attacker-written text into one harmless line: what would move a cursor, reverse the reading order or hide is written as an escape.</summary>
public static class VisibleText
{
    public const char Ellipsis = '…';

    // A few marks on one letter are ordinary writing; dozens of them paint over the neighbouring lines.
    private const int MarksPerLetter = 3;

    /// <summary>The text on one line, at most <paramref name="maxLength"/> characters; a cut one ends in an ellipsis.</summary>
    public static string Of(string? text, int maxLength = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var visible = new StringBuilder(Math.Min(text.Length, maxLength) + 8);
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var before = visible.Length;
            if (char.IsSurrogatePair(text, i))
            {
                AppendPair(visible, new Rune(text[i], text[i + 1]));
                i++;
                marks = 0;
            }
            else
            {
                var isMark = CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
                marks = isMark ? marks + 1 : 0;
                AppendUnit(visible, text[i], marks > MarksPerLetter);
            }

            if (visible.Length > maxLength || (visible.Length == maxLength && i + 1 < text.Length))
            {
                visible.Length = Math.Min(before, Math.Max(0, maxLength - 1));
                return TrimHalfPair(visible).Append(Ellipsis).ToString();
            }
        }

        return visible.ToString();
    }

    private static StringBuilder TrimHalfPair(StringBuilder text)
    {
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            text.Length--;
        }

        return text;
    }

    private static void AppendPair(StringBuilder visible, Rune rune)
    {
        // Tag characters and private planes show nothing, yet survive copy and paste.
        var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
        _ = isHidden ? visible.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}") : visible.Append(rune.ToString());
    }

    private static void AppendUnit(StringBuilder visible, char unit, bool isExcessMark) => _ = unit switch
    {
        '\n' => visible.Append("\\n"),
        '\r' => visible.Append("\\r"),
        '\t' => visible.Append("\\t"),
        < ' ' or (>= '\x7F' and <= '\x9F') => visible.Append(CultureInfo.InvariantCulture, $"\\x{(int)unit:X2}"),
        _ when isExcessMark || IsHidden(unit) => visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
        _ => visible.Append(unit),
    };

    private static bool IsHidden(char unit) => CharUnicodeInfo.GetUnicodeCategory(unit) switch
    {
        // Format covers the bidirectional controls, zero-width characters and the byte order mark.
        UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.SpaceSeparator => unit is not (' ' or '\u00A0'),
        // Hangul fillers and the blank braille pattern are letters that show nothing.
        _ => unit is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u2800',
    };
}
