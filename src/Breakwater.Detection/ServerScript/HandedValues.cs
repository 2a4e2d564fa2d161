namespace Breakwater.Detection.ServerScript;

/// <summary>What the page's code hands to some calls, directly or under names that were given it: words that merely stand on the same page have nothing to do with each other.</summary>
internal static class HandedValues
{
    private const int MaxExpressionTokens = 256;

    private const string Decoding = "frombase64string";

    /// <summary>Pages without one of these need not be gone through for calls that load code.</summary>
    private const string LoadWords = "load loadfrom loadfile unsafeloadfrom";

    private const string RunningWords = "invokemember definedynamicassembly";

    private static readonly string[] Decryptions = ["createdecryptor", "rijndaelmanaged", "cryptostream"];

    private static readonly string[] RunningCalls = RunningWords.Split(' ');

    private static readonly string[] Reads = ["readalltext", "readalllines", "readallbytes", "transmitfile", "writefile"];

    /// <summary>By these pages also look for one setting of their own site.</summary>
    private static readonly string[] Streams = ["streamreader", "filestream", "opentext", "openread", "opentextfile"];

    private static readonly string[] Passwords = ["password", "passwd", "pwd"];

    private static readonly string[] Loads = LoadWords.Split(' ');

    private static readonly string[] Stores = ["session", "application", "cache"];

    private static readonly string[] Credentials = ["networkcredential", "validatecredentials"];

    /// <summary>Extensions under which nobody keeps an assembly.</summary>
    private static readonly string[] ForeignExtensions = [".jpg", ".jpeg", ".gif", ".png", ".bmp", ".ico", ".tif", ".tiff", ".webp", ".mp3", ".mp4", ".pdf", ".zip", ".rar", ".7z", ".log", ".tmp", ".txt", ".dat", ".css", ".js"];

    private static readonly CaselessTexts TempFolder = new("\\temp\\");

    /// <summary><c>Assembly.Load(...)</c>, not a text in which the word stands.</summary>
    public static bool LoadAssembly(List<Token> tokens, PageWords words) => words.HasAny(LoadWords) && Enumerable.Range(0, tokens.Count).Any(i => IsLoad(tokens, i));

    /// <summary>An assembly is loaded from what lies elsewhere on the server under another name; sites name the assemblies that they reference.</summary>
    public static bool LoadKeptCode(List<Token> tokens)
    {
        var handed = HandedTo(tokens, i => IsLoad(tokens, i) && tokens[i].Value == "load");
        return (handed.Exists(i => tokens[i].IsName("readallbytes")) && handed.Exists(i => tokens[i].Kind == TokenKind.Text && FlowWords.EndsWithAny(tokens[i].Value, ForeignExtensions)))
            || (handed.Exists(i => tokens[i].Kind == TokenKind.Name && tokens[i].Value is "frombase64string" or "byte") && handed.Exists(i => IsKeptValue(tokens, i)))
            || HandedTo(tokens, i => IsLoad(tokens, i) && tokens[i].Value != "load").Exists(i => tokens[i].Kind == TokenKind.Text && TempFolder.AreIn(tokens[i].Value));
    }

    /// <summary>Code is loaded by a page that decrypts, or what is loaded is decoded: in the call, in a statement that has its name, or in the function that makes it. Decoding alone is ordinary.</summary>
    public static bool LoadDecrypted(List<Token> tokens, PageWords words, ScriptFunctions functions)
    {
        if (!words.HasAny(LoadWords + " " + RunningWords + " createinstance"))
        {
            return false;
        }

        var hasDomain = tokens.Exists(t => t.Kind == TokenKind.Name && t.Value is "appdomain" or "getdomain") && tokens.Exists(t => t.Kind == TokenKind.Name && t.Value is "createinstance" or "invoke" or "entrypoint");
        var loads = Enumerable.Range(0, tokens.Count).Where(i => IsLoad(tokens, i) || (IsCall(tokens, i) && (RunningCalls.Contains(tokens[i].Value) || (hasDomain && i > 0 && tokens[i].Value == "load" && tokens[i - 1].IsMark('.'))))).ToHashSet();
        if (loads.Count > 0 || (tokens.Exists(t => t.IsName("assembly")) && Enumerable.Range(0, tokens.Count).Any(i => IsCall(tokens, i) && tokens[i].Value == "createinstance")))
        {
            return Enumerable.Range(0, tokens.Count).Any(i => IsCall(tokens, i) && Decryptions.Contains(tokens[i].Value)) || IsDecoded(tokens, functions, HandedTo(tokens, loads.Contains));
        }

        return false;
    }

    /// <summary>The text of the site's or the machine's settings is read or sent as it is, or all connections are gone through; sites ask for the setting that they need.</summary>
    public static bool DumpSettings(List<Token> tokens) => HandedTo(tokens, i => tokens[i].Kind == TokenKind.Name && Reads.Contains(tokens[i].Value)).Exists(i => tokens[i].Kind == TokenKind.Text && IsSettings(FileName(tokens[i].Value)))
        || HandedTo(tokens, i => tokens[i].Kind == TokenKind.Name && Streams.Contains(tokens[i].Value)).Exists(i => tokens[i].Kind == TokenKind.Text && IsMachineSettings(FileName(tokens[i].Value)))
        || (tokens.Exists(t => t.IsName("connectionstring")) && GoThroughConnections(tokens));

    private static bool GoThroughConnections(List<Token> tokens)
    {
        var all = new HashSet<string>(StringComparer.Ordinal) { "connectionstrings" };
        for (var i = 1; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].IsMark('=') && tokens[i - 1].Kind == TokenKind.Name && IsWhole(Expression(tokens, i + 1)))
            {
                all.Add(tokens[i - 1].Value);
            }
        }

        return Enumerable.Range(0, tokens.Count).Any(i => tokens[i].IsName("in") && IsWhole(Expression(tokens, i + 1)));

        // Not one of them by its name.
        bool IsWhole(List<Token> expression) => expression.FindIndex(t => t.Kind == TokenKind.Name && all.Contains(t.Value)) is >= 0 and var at
            && !(at + 1 < expression.Count && (expression[at + 1].IsMark('[') || expression[at + 1].IsMark('(')));
    }

    /// <summary>Takes the password of a form out of the request.</summary>
    public static bool TakePasswords(List<Token> tokens) => Enumerable.Range(2, Math.Max(0, tokens.Count - 2)).Any(i => tokens[i].Kind == TokenKind.Text && Passwords.Contains(tokens[i].Value.ToLowerInvariant())
        && (tokens[i - 1].IsMark('[') || tokens[i - 1].IsMark('(')) && tokens[i - 2].Kind == TokenKind.Name && !IsCompared(tokens, i + 2) && TokenSpans.PathNames(tokens, i - 2, "request"));

    private static bool IsCompared(List<Token> tokens, int i) => i < tokens.Count && tokens[i].Kind == TokenKind.Mark && tokens[i].Value is "=" or "==" && (i + 1 >= tokens.Count || !tokens[i + 1].IsName("null"));

    /// <summary><c>Clear</c> of an object that is an event log; pages clear lists of their own all the time.</summary>
    public static bool ClearEventLogs(List<Token> tokens)
    {
        var logs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < tokens.Count; i++)
        {
            if ((tokens[i].IsMark('=') || tokens[i].IsName("in")) && tokens[i - 1].Kind == TokenKind.Name && Expression(tokens, i + 1).Exists(t => t.IsName("eventlog")))
            {
                logs.Add(tokens[i - 1].Value);
            }
        }

        return Enumerable.Range(0, tokens.Count).Any(i => IsCall(tokens, i) && tokens[i].Value == "clear" && i >= 2 && tokens[i - 1].IsMark('.')
            && (tokens[i - 2].Kind == TokenKind.Name ? logs.Contains(tokens[i - 2].Value) : TokenSpans.PathNames(tokens, i - 2, "eventlog")));
    }

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

    private static bool IsDecoded(List<Token> tokens, ScriptFunctions functions, List<int> handed)
    {
        if (handed.Exists(i => tokens[i].IsName(Decoding)))
        {
            return true;
        }

        // Names that the page gives values to: what everybody's code names, such as null, joins nothing.
        var given = Enumerable.Range(1, Math.Max(0, tokens.Count - 1)).Where(i => tokens[i].IsMark('=') && tokens[i - 1].Kind == TokenKind.Name).Select(i => tokens[i - 1].Value).ToHashSet(StringComparer.Ordinal);
        var names = handed.Where(i => tokens[i].Kind == TokenKind.Name && (given.Contains(tokens[i].Value) || functions.Has(tokens[i].Value))).Select(i => tokens[i].Value).ToHashSet(StringComparer.Ordinal);
        var (hasName, decodes) = (false, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.End || tokens[i].IsMark('{') || tokens[i].IsMark('}'))
            {
                (hasName, decodes) = (false, false);
            }
            else if (tokens[i].Kind == TokenKind.Name)
            {
                hasName |= names.Contains(tokens[i].Value);
                decodes |= tokens[i].Value == Decoding;
                if (decodes && (hasName || (functions.At(i) is { } function && names.Contains(function))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static List<Token> Expression(List<Token> tokens, int from) => tokens[from..TokenSpans.EndOfExpression(tokens, from, MaxExpressionTokens)];

    private static bool IsSettings(ReadOnlySpan<char> name) => name.Equals("web.config", StringComparison.OrdinalIgnoreCase) || IsMachineSettings(name);

    private static bool IsMachineSettings(ReadOnlySpan<char> name) => name.Equals("machine.config", StringComparison.OrdinalIgnoreCase);

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
