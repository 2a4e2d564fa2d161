using System.Buffers;
using System.Collections.Frozen;

namespace Breakwater.Detection.ServerScript;

/// <summary>The parts of a page that run on the server, so that script for the browser, which pages are full of, is not taken for them.</summary>
internal static class ServerBlocks
{
    private static readonly string[] ClassicExtensions = [".asp", ".asa", ".cer", ".cdx", ".config"];

    private static readonly CaselessTexts ScriptStart = new("<script");

    private static readonly CaselessTexts ScriptEnd = new("</script");

    /// <summary>Words behind an at sign that begin code, or that code of a shell begins with.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RazorWords =
        "code functions using inherits request foreach for if while switch try do with select await lock session server response system process file directory".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Handlers and services carry their class below the directive.</summary>
    private static readonly string[] ClassDirectives = ["webhandler", "webservice", "servicehost"];

    /// <summary>So far into a directive of another name a class is looked for.</summary>
    private const int MostBeforeClass = 80;

    private static readonly SearchValues<char> LanguageLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#.");

    private static readonly PageAttribute Class = new("class");

    private static readonly PageAttribute Language = new("language");

    private static readonly PageAttribute RunAt = new("runat");

    /// <param name="text">The page.</param>
    /// <param name="extension">Lower case with its dot.</param>
    /// <returns>The server blocks in order; empty when the page has directives and markup only.</returns>
    public static IReadOnlyList<ServerBlock> Of(string text, string extension)
    {
        var blocks = new List<ServerBlock>();
        var language = PageLanguage(text);
        var classic = IsClassic(extension);
        if (extension is ".cshtml" or ".vbhtml" ? HasRazorCode(text) : text.Contains('{', StringComparison.Ordinal) && HasClassDirective(text))
        {
            AddCode(text, DialectOf(language, text, classic), blocks);
            return blocks;
        }

        AddInline(text, language, classic, blocks);
        AddScripts(text, language, classic, blocks);
        if (blocks.Count == 0 && classic && !HasMarkup(text) && FlowWords.Request.AreIn(text))
        {
            AddCode(text, DialectOf(language, text, classic), blocks);
        }

        return blocks;
    }

    /// <summary>True for what classic ASP runs, whose language is VBScript where none is named.</summary>
    public static bool IsClassic(string extension) => ClassicExtensions.Contains(extension);

    /// <summary>True for anything that ASP or ASP.NET treats as server side, a directive included.</summary>
    public static bool HasServerTag(string text) => text.Contains("<%", StringComparison.Ordinal) || RunsAtServer(text);

    /// <summary>True where a directive, or an element marked as run on the server, leaves no doubt that markup is meant for the server and not for a template.</summary>
    public static bool IsMarkedForServer(string text) => text.Contains("<%@", StringComparison.Ordinal) || RunsAtServer(text) || FlowWords.Request.AreIn(text);

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
            if (RunsAtServer(tag))
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
            if (IsDirective(text, start + 2, end) && LanguageOf(text.AsSpan(start, end - start)) is { } language)
            {
                return language;
            }

            start = end;
        }

        return null;
    }

    private static string? LanguageOf(ReadOnlySpan<char> tag)
    {
        while (Language.TryNext(ref tag, out var value))
        {
            var end = value.IndexOfAnyExcept(LanguageLetters);
            if (end != 0 && value.Length > 0)
            {
                return value[..(end < 0 ? value.Length : end)].ToString().ToLowerInvariant();
            }
        }

        return null;
    }

    private static bool RunsAtServer(ReadOnlySpan<char> text)
    {
        while (RunAt.TryNext(ref text, out var value))
        {
            if (value.StartsWith("server", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasClassDirective(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf("<%"); at >= 0; at = text.IndexOf("<%"))
        {
            text = text[(at + 2)..];
            var directive = text.TrimStart();
            if (directive is ['@', ..] && StartsClass(directive[1..].TrimStart()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsClass(ReadOnlySpan<char> directive)
    {
        foreach (var name in ClassDirectives)
        {
            if (directive.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var end = directive.IndexOf('%');
        directive = end < 0 ? directive : directive[..end];
        for (var rest = directive; Class.TryNext(ref rest, out _);)
        {
            var at = directive.Length - rest.Length - Class.Name.Length;
            if (at <= MostBeforeClass && !(at > 0 && (char.IsLetterOrDigit(directive[at - 1]) || directive[at - 1] == '_')))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRazorCode(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@'))
        {
            var isAddress = at > 0 && ScriptLexer.PlainNameChars.Contains(text[at - 1]);
            text = text[(at + 1)..];
            if (isAddress)
            {
                continue;
            }

            var end = text.IndexOfAnyExcept(ScriptLexer.PlainNameChars);
            if (text is ['{' or '(', ..] || RazorWords.Contains(end < 0 ? text : text[..end]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMarkup(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<'))
        {
            text = text[(at + 1)..];
            if (text is [var next, ..] && (char.IsAsciiLetter(next) || next is '!' or '%' or '/' or '?'))
            {
                return true;
            }
        }

        return false;
    }

    private static ScriptDialect DialectOf(string? language, string code, bool classic) => language switch
    {
        "vb" or "vbs" or "vbscript" or "vbscript.encode" or "visualbasic" => ScriptDialect.Basic,
        null when classic => ScriptDialect.Basic,
        null => code.AsSpan().ContainsAny(";{[") || code.Contains("/*", StringComparison.Ordinal) ? ScriptDialect.Braces : ScriptDialect.Basic,
        _ => ScriptDialect.Braces,
    };
}
