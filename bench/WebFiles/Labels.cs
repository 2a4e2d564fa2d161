using System.Text.RegularExpressions;

namespace Breakwater.WebFiles;

/// <summary>Which files of a collection could run at all: the rules by which mislabelled ones are left out, the same for shells and benign pages and for both parts.</summary>
internal static class Labels
{
    /// <summary>Longer than any indentation.</summary>
    private const int BlankRun = 800;

    /// <summary>Quotation marks that a word processor or a web page made of straight ones, as GBK or UTF-8 bytes, where code would have a string.</summary>
    private static readonly Regex TypographicQuote = new(@"[(&+=\[]\s*(?:\u00A1[\u00B0\u00B1]|\u00E2\u0080[\u009C\u009D])", RegexOptions.NonBacktracking);

    private static readonly Regex OtherLanguage = new(@"<\?php|<%@\s*page\s[^%]{0,200}(?:java\.|pageEncoding\s*=)|<jsp:", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <param name="text">Its bytes, one character each.</param>
    /// <param name="isMarkup">Script and markup are full of template signs; they need a directive or a mark for the server.</param>
    public static bool CanRun(string text, bool isMarkup) =>
        (isMarkup ? text.Contains("<%", StringComparison.Ordinal) : HasServerTag(text)) && !(OtherLanguage.IsMatch(text) && !text.Contains("<%@ Page Language", StringComparison.OrdinalIgnoreCase)) && !IsBlanked(text) && !TypographicQuote.IsMatch(text);

    /// <summary>A text of zeros is UTF-16, in which a tag has zeros between its characters.</summary>
    private static bool HasServerTag(string text) => text.Contains("<%", StringComparison.Ordinal) || text.Contains("runat", StringComparison.OrdinalIgnoreCase) || text.Contains('\0', StringComparison.Ordinal)
        || text.Contains("+ADw", StringComparison.Ordinal) || text.Contains("@{", StringComparison.Ordinal);

    private static bool IsBlanked(string text) => text.Count(c => c is ' ') * 3 > text.Length && text.Contains(new string(' ', BlankRun), StringComparison.Ordinal);
}
