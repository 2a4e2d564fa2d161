using System.Text.RegularExpressions;

namespace Breakwater.Detection.ServerScript;

/// <summary>The parts of a page that run on the server, so that script for the browser, which pages are full of, is not taken for them.</summary>
internal static class ServerBlocks
{
    private static readonly string[] ClassicExtensions = [".asp", ".asa", ".cer", ".cdx", ".config"];

    private static readonly CaselessTexts ScriptStart = new("<script");

    private static readonly CaselessTexts ScriptEnd = new("</script");

    private static readonly Regex LanguageAttribute = new(@"language\s*=\s*[""']?\s*([a-z#.]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>Handlers and services carry their class below the directive.</summary>
    private static readonly Regex ClassDirective = new(@"<%\s*@\s*(webhandler|webservice|servicehost|[^%]{0,80}\bclass\s*=)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly Regex RazorCode = new(@"@\{|@functions\b|@using\b|@inherits\b|@Request\b|@\(", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly Regex Markup = new("<[a-z!%/?]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static readonly Regex RunsAtServer = new(@"runat\s*=\s*[""']?\s*server", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <param name="text">The page.</param>
    /// <param name="extension">Lower case with its dot.</param>
    /// <returns>The server blocks in order; empty when the page has directives and markup only.</returns>
    public static IReadOnlyList<ServerBlock> Of(string text, string extension)
    {
        var blocks = new List<ServerBlock>();
        var language = PageLanguage(text);
        var classic = IsClassic(extension);
        if (extension is ".cshtml" or ".vbhtml" ? RazorCode.IsMatch(text) : text.Contains('{', StringComparison.Ordinal) && ClassDirective.Match(text) is { Success: true })
        {
            AddCode(text, DialectOf(language, text, classic), blocks);
            return blocks;
        }

        AddInline(text, language, classic, blocks);
        AddScripts(text, language, classic, blocks);
        if (blocks.Count == 0 && classic && !Markup.IsMatch(text) && FlowWords.Request.AreIn(text))
        {
            AddCode(text, DialectOf(language, text, classic), blocks);
        }

        return blocks;
    }

    /// <summary>True for what classic ASP runs, whose language is VBScript where none is named.</summary>
    public static bool IsClassic(string extension) => ClassicExtensions.Contains(extension);

    /// <summary>True for anything that ASP or ASP.NET treats as server side, a directive included.</summary>
    public static bool HasServerTag(string text) => text.Contains("<%", StringComparison.Ordinal) || RunsAtServer.IsMatch(text);

    /// <summary>True where a directive, or an element marked as run on the server, leaves no doubt that markup is meant for the server and not for a template.</summary>
    public static bool IsMarkedForServer(string text) => text.Contains("<%@", StringComparison.Ordinal) || RunsAtServer.IsMatch(text) || FlowWords.Request.AreIn(text);

    private static void AddInline(string text, string? language, bool classic, List<ServerBlock> blocks)
    {
        for (var start = text.IndexOf("<%", StringComparison.Ordinal); start >= 0;)
        {
            var end = start + 3 < text.Length && text.AsSpan(start).StartsWith("<%--") ? text.IndexOf("--%>", start, StringComparison.Ordinal) : text.IndexOf("%>", start + 2, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var directive = IsDirective(text, start + 2, end);
            end = directive && text.IndexOf("<%", start + 2, end - start - 2, StringComparison.Ordinal) is > 0 and var inner ? inner : end;
            if (start + 2 < end && !directive && text[start + 2] != '$' && !text.AsSpan(start).StartsWith("<%--"))
            {
                var code = text[(start + 2)..end];
                AddCode(code, DialectOf(language, code, classic), blocks);
            }

            start = end >= text.Length ? -1 : text.IndexOf("<%", end, StringComparison.Ordinal);
        }
    }

    /// <summary><c>@ Name attribute="value"</c>; C# code may also begin with an at sign, but then no white space follows its first name.</summary>
    private static bool IsDirective(string text, int from, int end)
    {
        var i = SkipSpace(text, from, end);
        if (i >= end || text[i] != '@')
        {
            return false;
        }

        i = SkipSpace(text, i + 1, end);
        while (i < end && char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        return i >= end || char.IsWhiteSpace(text[i]) || text[i] is '=' or '<';
    }

    private static int SkipSpace(string text, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }

    private static void AddScripts(string text, string? language, bool classic, List<ServerBlock> blocks)
    {
        for (var start = ScriptStart.IndexIn(text); start >= 0;)
        {
            var body = text.IndexOf('>', start);
            body = body < 0 ? text.Length : body;
            var end = ScriptEnd.IndexIn(text, body);
            end = end < 0 ? text.Length : end;
            var tag = text[start..body];
            if (RunsAtServer.IsMatch(tag))
            {
                var code = text[Math.Min(body + 1, end)..end];
                AddCode(code, DialectOf(LanguageOf(tag) ?? language, code, classic), blocks);
            }

            start = end >= text.Length ? -1 : ScriptStart.IndexIn(text, end);
        }
    }

    private static void AddCode(string code, ScriptDialect dialect, List<ServerBlock> blocks) => blocks.AddRange(EncodedScript.Decode(code).Select(c => new ServerBlock(c, dialect)));

    /// <summary>The language that the page's first directive names.</summary>
    private static string? PageLanguage(string text)
    {
        for (var start = text.IndexOf("<%", StringComparison.Ordinal); start >= 0; start = text.IndexOf("<%", start, StringComparison.Ordinal))
        {
            var end = text.IndexOf("%>", start, StringComparison.Ordinal);
            end = end < 0 ? Math.Min(text.Length, start + 500) : end;
            if (IsDirective(text, start + 2, end) && LanguageOf(text[start..end]) is { } language)
            {
                return language;
            }

            start = end;
        }

        return null;
    }

    private static string? LanguageOf(string tag) => LanguageAttribute.Match(tag) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    private static ScriptDialect DialectOf(string? language, string code, bool classic) => language switch
    {
        "vb" or "vbs" or "vbscript" or "vbscript.encode" or "visualbasic" => ScriptDialect.Basic,
        null when classic => ScriptDialect.Basic,
        null => code.AsSpan().ContainsAny(";{[") || code.Contains("/*", StringComparison.Ordinal) ? ScriptDialect.Braces : ScriptDialect.Basic,
        _ => ScriptDialect.Braces,
    };
}
