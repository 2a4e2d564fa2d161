using System.Text.RegularExpressions;

namespace Breakwater.Detection.WebFiles;

/// <summary>The other files that a page takes in: by <c>#include</c>, or as the source that its directive names.</summary>
internal static class IncludedFiles
{
    private const string ForeignFile = @"\s*[""']?[^""'>%]{0,200}\.(jpe?g|gif|png|bmp|ico|tiff?|webp|mp[34]|pdf|zip|rar|7z|log|tmp)\s*[""'%>\s-]";

    /// <summary>Directives open a page.</summary>
    private const int MostBeforeDirective = 4096;

    private static readonly CaselessTexts Include = new("#include");

    private static readonly CaselessTexts Source = new("src");

    public static bool AreIn(string page) => Include.AreIn(page) && Expressions.Includes.IsMatch(page);

    /// <summary>The paths as the page writes them.</summary>
    public static IEnumerable<string> PathsIn(string page) => Include.AreIn(page) ? Expressions.Includes.Matches(page).Select(m => m.Groups["path"].Value.Trim()) : [];

    /// <summary>True where the page includes what the web server hands out as a picture, an archive or a log.</summary>
    public static bool AreForeign(string page) => Include.AreIn(page) && Expressions.IncludesForeign.IsMatch(page);

    /// <summary>True where a directive names such a file as the page's source.</summary>
    public static bool HasForeignSource(string page)
    {
        var head = page.AsSpan(0, Math.Min(page.Length, MostBeforeDirective));
        var rest = head;
        for (var at = rest.IndexOf("<%"); at >= 0; at = rest.IndexOf("<%"))
        {
            rest = rest[(at + 2)..];
            var end = rest.IndexOf('>');
            if (Source.AreIn(end < 0 ? rest : rest[..end]))
            {
                return Expressions.NamesForeignSource.IsMatch(head);
            }
        }

        return false;
    }

    /// <summary>Few pages need them, and making them takes as long as reading a hundred pages.</summary>
    private static class Expressions
    {
        private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

        public static readonly Regex Includes = new(@"<!--\s*#include\s+(file|virtual)\s*=\s*[""']?(?<path>[^""'>]{0,200})", Options);

        public static readonly Regex IncludesForeign = new(@"<!--\s*#include\s+(file|virtual)\s*=" + ForeignFile, Options);

        public static readonly Regex NamesForeignSource = new(@"<%@\s*(page|control|master|application)\s[^%>]{0,400}\ssrc\s*=" + ForeignFile, Options);
    }
}
