namespace Breakwater.Detection.WebFiles;

/// <summary>What a page's code can do, read from its compact text; nothing is executed.</summary>
/// <param name="HasServerTag">Anything that ASP or ASP.NET would treat as server side, a directive included.</param>
/// <param name="HasCode">Server-side code beyond directives.</param>
/// <param name="Sources">Places from which it takes what the visitor sends.</param>
/// <param name="Sinks">Ways in which it runs or stores something.</param>
/// <param name="ReadsKeys">Reads the server's machine keys and writes them out.</param>
internal sealed record PageTraits(bool HasServerTag, bool HasCode, IReadOnlyList<string> Sources, IReadOnlyList<string> Sinks, bool ReadsKeys)
{
    /// <summary>Longer pages have room for a source and a sink that have nothing to do with each other.</summary>
    private const int MaxFlowChars = 150 * 1024;

    private static readonly string[] SourceTokens =
    [
        "request[", "request(", "request.item", "request.form", "request.querystring", "request.params", "request.files", "request.headers", "request.cookies",
        "request.inputstream", "request.binaryread", "request.servervariables", "request.totalbytes", "request.getbufferless", "httppostedfile", "postedfile", ".requeststream",
    ];

    private static readonly string[] SinkTokens =
    [
        "eval(", "eval_r(", "executeglobal", "executestatement", "execute(", "process.start", "processstartinfo", "newprocess(", "wscript.shell", "shell.application",
        "assembly.load", "compileassembly", "csharpcodeprovider", "vbcodeprovider", "jscriptcodeprovider", "activator.createinstance", "xslcompiledtransform", "newsocket(",
        "tcpclient(", "virtualalloc", "createthread", "getdelegateforfunctionpointer", "binaryformatter", "losformatter", "objectstateformatter", "powershell.create",
        "runspacefactory", "saveas(", "writealltext", "writeallbytes", "appendalltext", "streamwriter(", "newfilestream(", "file.create", "file.copy(", "file.move(",
        "adodb.stream", "filesystemobject", "createtextfile", "savetofile", "response.writefile", "response.transmitfile", "newdirectoryinfo(",
    ];

    /// <summary>What the visitor sends reaches something that runs or stores it.</summary>
    public bool HasFlow => Sources.Count > 0 && Sinks.Count > 0;

    /// <summary>The trait names for reports, in the order of the lists above.</summary>
    public IEnumerable<string> Names => (HasCode ? ["server-code"] : HasServerTag ? (string[])["server-directive"] : [])
        .Concat(Sources.Select(s => "source:" + s.TrimEnd('(', '['))).Concat(Sinks.Select(s => "sink:" + s.TrimEnd('('))).Concat(ReadsKeys ? ["reads-machine-key"] : []);

    public static PageTraits Of(string compact)
    {
        var server = ServerCode.Of(compact);
        var tag = server.Length > 0 || compact.Contains("<%", StringComparison.Ordinal);
        if (!tag)
        {
            return new PageTraits(false, false, [], [], false);
        }

        // A page that hands over to another page is no shell.
        var code = server.Replace("server.execute(", "", StringComparison.Ordinal);
        var within = code.Length <= MaxFlowChars;
        return new PageTraits(
            tag,
            server.Length > 0,
            within ? [.. SourceTokens.Where(t => code.Contains(t, StringComparison.Ordinal))] : [],
            within ? [.. SinkTokens.Where(t => code.Contains(t, StringComparison.Ordinal))] : [],
            (code.Contains("machinekeysection", StringComparison.Ordinal) || code.Contains("getapplicationconfig", StringComparison.Ordinal)) && code.Contains("response.write", StringComparison.Ordinal));
    }
}
