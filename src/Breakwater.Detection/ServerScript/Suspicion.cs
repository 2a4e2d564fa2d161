using System.Collections.Frozen;

namespace Breakwater.Detection.ServerScript;

/// <summary>Tells at a glance that code has no word by which anything could take effect or be hidden, so that the many ordinary pages cost little.</summary>
internal static class Suspicion
{
    /// <summary>Only in parts of texts: what objects are created by.</summary>
    private static readonly string[] InTexts = ["wscript", "shell.app", "scriptcontrol", "xp_", "sp_oa", "cmd.exe", "cmd /c", "eval(", "execute(", "executeglobal", "request(", "request.", "request[", "winnt:", "iis:", "win32_", "mswc.", "adox", "hkey_", "hklm", "reflection", "assembly", "tvq", "winsock", "msxsl"];

    private static readonly System.Buffers.SearchValues<string> TextWords = System.Buffers.SearchValues.Create(InTexts, StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Names = FlowWords.Sinks.SelectMany(s => s.Value.Select(v => (s.Key, v)))
        .Where(s => s.v.Kind is not (FlowKind.WritesContent or FlowKind.Fetches)).SelectMany(s => s.v.Needs is { } needs ? needs.Split(' ') : [s.Key])
        .Concat(WebFiles.Ability.All.Where(a => a.IsHard).SelectMany(a => a.Words.Split(' ', '+')))
        .Concat(["fromcharcode", "tochar", "strreverse", "unescape", "frombase64string", "createdecryptor", "rijndaelmanaged", "cryptostream", "machinekeysection", "getapplicationconfig", "standardoutput", "registervirtualpathprovider", "xslcompiledtransform"])
        .Where(n => !n.Contains('.', StringComparison.Ordinal) && n is not ("delete" or "move" or "copy" or "replace" or "eval")).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsIn(List<Token> tokens)
    {
        var coded = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Name && token.Value is "chr" or "chrw" or "chrb" && ++coded >= TellingWords.MinCodedLetters)
            {
                return true;
            }

            if (token.Kind == TokenKind.Name ? IsTelling(tokens, i) : token.Kind == TokenKind.Text && token.Value.Length > 2 && (token.Value.AsSpan().ContainsAny(TextWords) || (token.Value[^1] == '=' && FlowWords.ChosenConnectionKeys.Any(k => token.Value.EndsWith(k, StringComparison.OrdinalIgnoreCase)))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTelling(List<Token> tokens, int i) => tokens[i].Value switch
    {
        // connection.Execute is a query, DataBinder's Eval shows a column.
        "execute" => i == 0 || !tokens[i - 1].IsMark('.'),
        "eval" => i + 2 >= tokens.Count || !tokens[i + 1].IsMark('(') || tokens[i + 2].Kind != TokenKind.Text,
        var name => Names.Contains(name),
    };
}
