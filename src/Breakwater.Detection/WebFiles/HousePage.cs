using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Breakwater.Detection.ServerScript;

namespace Breakwater.Detection.WebFiles;

/// <summary>
/// Pages of the house, such as a logon page of its own, lie where intruders put theirs. One is known by what it cannot do: every word of its code that acts stands on a list of harmless ones,
/// and no code comes from elsewhere. What is not understood is no page of the house.
/// </summary>
public static partial class HousePage
{
    /// <summary>Names it among the traits of a finding.</summary>
    public const string Trait = "only-shows";

    /// <summary>A page for people is short; whatever is longer has to be read by one.</summary>
    private const int MaxChars = 1 << 16;

    /// <summary>Statements that are followed by a bracket as calls are.</summary>
    private static readonly FrozenSet<string> Statements = Words("if else for foreach while switch catch return in case when and or not then elseif");

    /// <summary>Members and types that show, compare, shorten or redirect; none opens a file, starts anything or reaches into other code.</summary>
    private static readonly FrozenSet<string> Harmless = Words(
        "request response server session page context current form querystring cookies headers servervariables useragent userlanguages url urlreferrer host absoluteuri absolutepath pathandquery query scheme "
        + "redirect redirectpermanent write htmlencode urlencode htmlattributeencode htmldecode urldecode tolower toupper tolowerinvariant toupperinvariant trim trimstart trimend substring indexof lastindexof "
        + "contains startswith endswith equals length count replace split format concat isnullorempty isnullorwhitespace tostring empty value values expires adddays addhours addminutes addmonths addyears now utcnow "
        + "today year httponly secure path domain add addheader appendheader appendcookie cache setcacheability setnostore setexpires httpcacheability nocache statuscode statusdescription contenttype charset end clear flush "
        + "ispostback isvalid text visible innertext title culture currentculture currentuiculture name twoletterisolanguagename ordinal ordinalignorecase user identity isauthenticated oninit onload cstr cint len left right mid lcase ucase issecureconnection");

    private static readonly FrozenSet<string> MadeAnew = Words("httpcookie datetime cultureinfo uri string uribuilder");

    private static readonly FrozenSet<string> PageAttributes = Words("language autoeventwireup enableviewstate enablesessionstate title contenttype responseencoding culture uiculture codepage");

    private static readonly FrozenSet<string> Elements = Words("script head form html body title link img div span p a meta label");

    private static readonly CaselessTexts Foreign = new("#include", "<object", "<asp:", "<%$", "<%#");

    private static readonly CaselessTexts TakesPassword = new("type=\"password\"", "type='password'", "type=password");

    private static readonly CaselessTexts Sends = new("xmlhttprequest", "fetch(", "sendbeacon", "new image", "websocket", "$.post", "$.ajax", "$.get", ".src", "import(");

    /// <summary>What lets visitors go on; a page that was emptied or overwritten leads nowhere.</summary>
    private static readonly CaselessTexts LeadsOn = new("<form", "response.redirect");

    /// <param name="text">The whole page.</param>
    /// <param name="extension">Lower case with its dot.</param>
    public static bool Is(string text, string extension) =>
        extension == ".aspx" && text.Length <= MaxChars && LeadsOn.AreIn(text) && !Foreign.AreIn(text) && HasPlainDirectives(text) && HasPlainElements(text) && KeepsPasswords(text) && CodeIsHarmless(text, extension);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A directive or an element that is not understood as one is a reason to doubt, so they are counted twice.</summary>
    private static bool HasPlainDirectives(string text) => Directive().Count(text) == DirectiveStart().Count(text) && Directive().Matches(text).All(d =>
        d.Groups["name"].Value.Equals("page", StringComparison.OrdinalIgnoreCase)
        && AttributeName().Matches(d.Groups["rest"].Value).All(a => PageAttributes.Contains(a.Groups[1].Value)));

    private static bool HasPlainElements(string text) => ServerElement().Count(text) == RunAt().Count(text) && ServerElement().Matches(text).All(e => Elements.Contains(e.Groups[1].Value)) && !ForeignSource().IsMatch(text);

    /// <summary>A form that asks for the password sends it to this server, and no script of the page sends anything.</summary>
    private static bool KeepsPasswords(string text) => !TakesPassword.AreIn(text)
        || (!Sends.AreIn(text) && LogonPage.Leak(text) is null && !LogonPage.TakesPassword(text) && Action().Matches(text).All(a => a.Groups[1].Value is "" or ['/', not '/' and not '\\', ..]));

    private static bool CodeIsHarmless(string text, string extension)
    {
        var tokens = new List<Token>();
        foreach (var block in ServerBlocks.Of(text, extension))
        {
            ScriptLexer.Read(block, tokens);
        }

        var own = tokens.Where((t, i) => t.Kind == TokenKind.Name && i > 0 && i + 1 < tokens.Count && tokens[i - 1].Kind == TokenKind.Name && tokens[i + 1].IsMark('(') && tokens[i - 1].Value is "void" or "string" or "bool" or "int" or "sub" or "function").Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var before = i > 0 ? tokens[i - 1] : Token.End;
            var isMember = tokens[i].Kind == TokenKind.Name && before.IsMark('.') && !Harmless.Contains(tokens[i].Value);
            var isMade = before.IsName("new") && !(tokens[i].Kind == TokenKind.Name && MadeAnew.Contains(tokens[i].Value));
            var isCall = tokens[i].IsMark('(') && !MayBeCalled(before, own);
            if (isMember || isMade || isCall)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A bracket behind a name calls it; behind another bracket it calls what only running the code would tell.</summary>
    private static bool MayBeCalled(Token before, HashSet<string> own) => before.Kind switch
    {
        TokenKind.Name => Harmless.Contains(before.Value) || Statements.Contains(before.Value) || MadeAnew.Contains(before.Value) || own.Contains(before.Value),
        TokenKind.Mark => !(before.IsMark(')') || before.IsMark(']') || before.IsMark('>')),
        _ => before.Kind == TokenKind.End,
    };

    [GeneratedRegex(@"<%\s*@\s*(?<name>\w*)(?<rest>[^%]*)%>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"<%\s*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DirectiveStart();

    [GeneratedRegex("runat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RunAt();

    [GeneratedRegex(@"([\w:.-]+)\s*=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"<([\w:-]+)[^<>]*\srunat\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ServerElement();

    /// <summary>Server code of another file, and script of another server.</summary>
    [GeneratedRegex(@"<script[^<>]*\ssrc\s*=\s*[""']?\s*(?:[a-z]+:|//|\\)|<script[^<>]*\srunat[^<>]*\ssrc\s*=|<script[^<>]*\ssrc\s*=[^<>]*\srunat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ForeignSource();

    [GeneratedRegex(@"\baction\s*=\s*[""']?\s*([^""'\s>]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Action();
}
