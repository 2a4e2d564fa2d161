using System.Text;

namespace Breakwater.Cli;

/// <summary>Messages name files, and file names may be written by an attacker: no control character reaches the terminal.</summary>
internal static class Printable
{
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isVisible = !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
            line.Append(isVisible ? rune.ToString() : $"\\u{rune.Value:X4}");
        }

        return line.ToString();
    }
}
