using System.Text.RegularExpressions;

namespace Breakwater.Detection.WebFiles;

/// <summary>The other files that a page takes in: by <c>#include</c>, or as the source that its directive names.</summary>
internal static class IncludedFiles
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    private const string ForeignEndings = "jpeg|jpg|gif|png|bmp|ico|tiff|tif|webp|mp3|mp4|pdf|zip|rar|7z|log|tmp";

    private const string ForeignFile = @"\s*[""']?[^""'>%]{0,200}\.(" + ForeignEndings + @")\s*[""'%>\s-]";

    /// <summary>Directives open a page.</summary>
    private const int MostBeforeDirective = 4096;

    private static readonly CaselessTexts Include = new("#include");

    private static readonly CaselessTexts Source = new("src");

    private static readonly CaselessTexts ForeignEnding = new([.. ForeignEndings.Split('|').Select(e => "." + e)]);

    // Few pages need them, and making one takes as long as reading thirty pages.
    private static readonly Lazy<Regex> Includes = new(() => new Regex(@"<!--\s*#include\s+(file|virtual)\s*=\s*[""']?(?<path>[^""'>]{0,200})", Options));

    private static readonly Lazy<Regex> IncludesForeign = new(() => new Regex(@"<!--\s*#include\s+(file|virtual)\s*=" + ForeignFile, Options));

    private static readonly Lazy<Regex> NamesForeignSource = new(() => new Regex(@"<%@\s*(page|control|master|application)\s[^%>]{0,400}\ssrc\s*=" + ForeignFile, Options));

    public static bool AreIn(string page) => Include.AreIn(page) && Includes.Value.IsMatch(page);

    /// <summary>The paths as the page writes them.</summary>
    public static IEnumerable<string> PathsIn(string page) => Include.AreIn(page) ? Includes.Value.Matches(page).Select(m => m.Groups["path"].Value.Trim()) : [];

    /// <summary>True where the page includes what the web server hands out as a picture, an archive or a log.</summary>
    public static bool AreForeign(string page) => Include.AreIn(page) && ForeignEnding.AreIn(page) && IncludesForeign.Value.IsMatch(page);

    /// <summary>True where a directive names such a file as the page's source.</summary>
    public static bool HasForeignSource(string page)
    {
        var head = page.AsSpan(0, Math.Min(page.Length, MostBeforeDirective));
        var rest = head;
        for (var at = rest.IndexOf("<%"); at >= 0; at = rest.IndexOf("<%"))
        {
            rest = rest[(at + 2)..];
            var end = rest.IndexOf('>');
            var directive = end < 0 ? rest : rest[..end];
            if (Source.AreIn(directive) && ForeignEnding.AreIn(directive))
            {
                return NamesForeignSource.Value.IsMatch(head);
            }
        }

        return false;
    }
}
