namespace Breakwater.Detection.ServerScript;

/// <summary>What a page's server code does, read from its text; nothing is executed.</summary>
/// <param name="HasCode">Server-side code beyond directives.</param>
/// <param name="Flows">What happens to what the visitor sends.</param>
/// <param name="Words">The words of its code.</param>
/// <param name="HidesCode">It evaluates what only its own functions make readable.</param>
/// <param name="TakesInput">It looks at the request at all.</param>
internal sealed record PageCode(bool HasCode, IReadOnlyDictionary<FlowKind, Reach> Flows, PageWords Words, bool HidesCode, bool TakesInput)
{
    /// <summary>Code inside code inside code.</summary>
    private const int MaxNesting = 3;

    /// <summary>So little code is read whatever its words are, and what runs at every request to the site.</summary>
    private const int MaxStubChars = 400;

    private static readonly CaselessTexts ClassId = new("clsid:");

    /// <summary>It calls <c>Assembly.Load</c>.</summary>
    public bool LoadsAssembly { get; private init; }

    /// <summary>It loads an assembly from what lies elsewhere on the server under another name.</summary>
    public bool LoadsKeptCode { get; private init; }

    /// <summary>It loads code that it decrypts or decodes.</summary>
    public bool LoadsDecryptedCode { get; private init; }

    /// <summary>It reads or sends the text of the site's settings, or walks through all its connections.</summary>
    public bool DumpsSettings { get; private init; }

    /// <summary>It tries the lines of a file as passwords.</summary>
    public bool TriesPasswords { get; private init; }

    /// <summary>It takes the password out of every request to the site, as no site's own code does.</summary>
    public bool ListensForPasswords { get; private init; }

    /// <summary>It empties event logs of the system.</summary>
    public bool ClearsEventLogs { get; private init; }

    public static PageCode Read(string text, string extension)
    {
        var blocks = ServerBlocks.Of(text, extension);
        var isDamaged = blocks.Count > 0 && EncodedScript.IsDamaged(text);
        var isSmall = blocks.Sum(b => b.Code.Length) <= MaxStubChars;
        if (!isDamaged && !isSmall && extension is not ".asax" && !blocks.Any(b => Suspicion.IsIn(b.Code)) && !(blocks.Count > 0 && ClassId.AreIn(text)))
        {
            return new PageCode(blocks.Count > 0, new SortedDictionary<FlowKind, Reach>(), PageWords.None, false, false);
        }

        var tokens = new List<Token>();
        foreach (var block in blocks)
        {
            ScriptLexer.Read(block, tokens);
        }

        tokens = ConstantFolding.Fold(tokens, out var conceals);
        AddNested(tokens, blocks.Count > 0 ? blocks[0].Dialect : ScriptDialect.Basic);
        var words = new PageWords(tokens, text);
        var functions = new ScriptFunctions(tokens, extension is ".asmx" or ".svc" or ".soap" or ".rem" || words.Has("webmethod"));
        var flows = DataFlow.Of(tokens, words, functions, out var isTangled);
        var loadsAssembly = HandedValues.LoadAssembly(tokens, words);
        return new PageCode(tokens.Count > 0, flows, words, conceals || isTangled || isDamaged || HiddenCode.IsIn(tokens, functions) || HiddenCode.IsHandedOver(tokens) || HiddenCode.IsStub(tokens) || (words.Has("createinstance") && HiddenCode.IsHandedPage(tokens)), words.Has("request") || words.Controls.Count > 0 || functions.Called.Count > 0)
        {
            LoadsAssembly = loadsAssembly,
            LoadsKeptCode = loadsAssembly && HandedValues.LoadKeptCode(tokens),
            LoadsDecryptedCode = HandedValues.LoadDecrypted(tokens, words, functions),
            DumpsSettings = words.HasAny("web.config machine.config connectionstrings") && HandedValues.DumpSettings(tokens),
            TriesPasswords = words.Has("readalllines") && HandedValues.TryPasswords(tokens),
            ListensForPasswords = extension is ".asax" && HandedValues.TakePasswords(tokens),
            ClearsEventLogs = words.HasAny("eventlog+clear") && HandedValues.ClearEventLogs(tokens),
        };
    }

    private static void AddNested(List<Token> tokens, ScriptDialect dialect)
    {
        var from = 0;
        for (var depth = 0; depth < MaxNesting && from < tokens.Count; depth++)
        {
            var nested = HiddenCode.Nested(tokens, from).ToList();
            from = tokens.Count;
            var inner = new List<Token>();
            foreach (var code in nested)
            {
                ScriptLexer.Read(new ServerBlock(code, dialect), inner);
            }

            tokens.AddRange(ConstantFolding.Fold(inner, out _));
        }
    }
}
