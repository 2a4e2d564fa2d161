namespace Breakwater.Detection.ServerScript;

/// <summary>What the page's code hands to some calls, directly or under names that were given it: words that merely stand on the same page have nothing to do with each other.</summary>
internal static class HandedValues
{
    private const int MaxExpressionTokens = 256;

    private static readonly string[] Loads = ["load", "loadfrom", "loadfile", "unsafeloadfrom"];

    private static readonly string[] Stores = ["session", "application", "cache"];

    private static readonly string[] Credentials = ["networkcredential", "validatecredentials"];

    /// <summary>Extensions under which nobody keeps an assembly.</summary>
    private static readonly string[] ForeignExtensions = [".jpg", ".jpeg", ".gif", ".png", ".bmp", ".ico", ".tif", ".tiff", ".webp", ".mp3", ".mp4", ".pdf", ".zip", ".rar", ".7z", ".log", ".tmp", ".txt", ".dat", ".css", ".js"];

    private static readonly CaselessTexts TempFolder = new("\\temp\\");

    /// <summary><c>Assembly.Load(...)</c>, not a text in which the word stands.</summary>
    public static bool LoadAssembly(List<Token> tokens) => Enumerable.Range(0, tokens.Count).Any(i => IsLoad(tokens, i));

    /// <summary>An assembly is loaded from what lies elsewhere on the server under another name; sites name the assemblies that they reference.</summary>
    public static bool LoadKeptCode(List<Token> tokens)
    {
        var handed = HandedTo(tokens, i => IsLoad(tokens, i) && tokens[i].Value == "load");
        return (handed.Exists(i => tokens[i].IsName("readallbytes")) && handed.Exists(i => tokens[i].Kind == TokenKind.Text && FlowWords.EndsWithAny(tokens[i].Value, ForeignExtensions)))
            || (handed.Exists(i => tokens[i].Kind == TokenKind.Name && tokens[i].Value is "frombase64string" or "byte") && handed.Exists(i => IsKeptValue(tokens, i)))
            || HandedTo(tokens, i => IsLoad(tokens, i) && tokens[i].Value != "load").Exists(i => tokens[i].Kind == TokenKind.Text && TempFolder.AreIn(tokens[i].Value));
    }

    /// <summary>The text of the site's settings is read or sent as it is; sites ask for the setting that they need.</summary>
    public static bool DumpSettings(List<Token> tokens) => HandedTo(tokens, i => tokens[i].Kind == TokenKind.Name && tokens[i].Value is "readalltext" or "transmitfile").Exists(i =>
        tokens[i].Kind == TokenKind.Text && FileName(tokens[i].Value).Equals("web.config", StringComparison.OrdinalIgnoreCase));

    /// <summary>The lines of a file are tried as passwords, one after another.</summary>
    public static bool TryPasswords(List<Token> tokens)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].IsName("in") && tokens[i - 1].Kind == TokenKind.Name
                && tokens[i..TokenSpans.EndOfExpression(tokens, i + 1, MaxExpressionTokens)].Exists(t => t.IsName("readalllines")))
            {
                lines.Add(tokens[i - 1].Value);
            }
        }

        return lines.Count > 0 && Enumerable.Range(0, tokens.Count).Any(i => IsCall(tokens, i) && Credentials.Contains(tokens[i].Value)
            && tokens[(i + 2)..Math.Max(i + 2, TokenSpans.Close(tokens, i + 1, MaxExpressionTokens))].Exists(t => t.Kind == TokenKind.Name && lines.Contains(t.Value)));
    }

    private static bool IsCall(List<Token> tokens, int i) => i + 1 < tokens.Count && tokens[i].Kind == TokenKind.Name && tokens[i + 1].IsMark('(');

    private static bool IsLoad(List<Token> tokens, int i) => i >= 2 && IsCall(tokens, i) && Loads.Contains(tokens[i].Value) && tokens[i - 1].IsMark('.')
        && tokens[i - 2].Kind == TokenKind.Name && tokens[i - 2].Value is "assembly" or "currentdomain";

    /// <summary>Of the registry, the environment or a store that another request has filled.</summary>
    private static bool IsKeptValue(List<Token> tokens, int i) => tokens[i].Kind == TokenKind.Name
        && (tokens[i].Value is "registry" or "opensubkey" or "getenvironmentvariable" || (Stores.Contains(tokens[i].Value) && i + 1 < tokens.Count && (tokens[i + 1].IsMark('[') || tokens[i + 1].IsMark('('))));

    private static ReadOnlySpan<char> FileName(string path) => path.AsSpan(path.AsSpan().LastIndexOfAny('/', '\\') + 1);

    /// <summary>Indexes of the tokens in the arguments of some calls and in what is assigned to the names that stand there. Every name is followed once for all the calls.</summary>
    private static List<int> HandedTo(List<Token> tokens, Func<int, bool> isCallee)
    {
        var handed = new List<int>();
        var seen = new HashSet<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (isCallee(i) && IsCall(tokens, i))
            {
                handed.AddRange(Enumerable.Range(i + 2, Math.Max(0, TokenSpans.Close(tokens, i + 1, MaxExpressionTokens) - i - 2)).Where(seen.Add));
            }
        }

        if (handed.Count == 0)
        {
            return handed;
        }

        var assigned = Enumerable.Range(1, tokens.Count - 1).Where(i => tokens[i].IsMark('=') && tokens[i - 1].Kind == TokenKind.Name).ToLookup(i => tokens[i - 1].Value, StringComparer.Ordinal);
        var followed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < handed.Count; i++)
        {
            var at = handed[i];
            if (tokens[at].Kind != TokenKind.Name || tokens[at - 1].IsMark('.') || !followed.Add(tokens[at].Value))
            {
                continue;
            }

            foreach (var equals in assigned[tokens[at].Value])
            {
                handed.AddRange(Enumerable.Range(equals + 1, TokenSpans.EndOfExpression(tokens, equals + 1, MaxExpressionTokens) - equals - 1).Where(seen.Add));
            }
        }

        return handed;
    }
}
