using Breakwater.Detection.ServerScript;

namespace Breakwater.Detection.WebFiles;

/// <summary>What a page's code can do, read from its text; nothing is executed.</summary>
/// <param name="HasServerTag">Anything that ASP or ASP.NET would treat as server side, a directive included.</param>
/// <param name="Code">Its server code.</param>
/// <param name="Abilities">Those of an intruder's tool that it has.</param>
/// <param name="Marks">What else only such a tool does.</param>
internal sealed record PageTraits(bool HasServerTag, PageCode Code, IReadOnlyList<Ability> Abilities, ToolMarks Marks)
{
    private static readonly CaselessTexts TransformSchema = new("urn:schemas-microsoft-com:xslt");

    private static readonly CaselessTexts ScriptElement = new(":script");

    private static readonly FlowKind[] RunningFlows =
    [
        FlowKind.RunsPrograms, FlowKind.Deserialises, FlowKind.Connects, FlowKind.OpensDatabases, FlowKind.ReadsRegistry,
    ];

    private static readonly FlowKind[] FileFlows = [FlowKind.WritesFiles, FlowKind.ChangesFiles, FlowKind.ReadsFiles, FlowKind.ListsFolders];

    public bool HasCode => Code.HasCode;

    /// <summary>What the visitor sends runs, or code runs that the page hides from its reader.</summary>
    public bool RunsInput => Code.HidesCode || RunningFlows.Any(Code.Flows.ContainsKey) || Code.Flows.GetValueOrDefault(FlowKind.LoadsCode) == Reach.Whole || Code.Flows.GetValueOrDefault(FlowKind.AsksSystem) == Reach.Whole || EvaluatesInput || PlantsScript || Marks.RunsForeignCode || TakesForeignFile;

    /// <summary>What the visitor sends becomes a file.</summary>
    public bool StoresInput => Code.Flows.GetValueOrDefault(FlowKind.WritesContent) == Reach.Whole;

    /// <summary>More than a page of a web site should be able to do.</summary>
    public bool IsShellLike => RunsInput || IsToolkit || IsProxy || Marks.AreShellLike || (!Marks.IsPartOfSite && WorksOnFiles);

    /// <summary>A file manager or editor that takes in other files of its site: a shell that was planted stands alone.</summary>
    public bool IsToolOfSite => !IsShellLike && WorksOnFiles;

    /// <summary>The trait names for reports.</summary>
    public IEnumerable<string> Names => (HasCode ? ["server-code"] : HasServerTag ? (string[])["server-directive"] : [])
        .Concat(Code.Flows.Select(f => $"input-{Spelled(f.Key)}{(f.Value == Reach.Part ? "-in-part" : "")}"))
        .Concat(Named("hidden-code", Code.HidesCode))
        .Concat(Named("code-of-other-file", TakesForeignFile))
        .Concat(Marks.Names)
        .Concat(Abilities.Select(a => "can-" + a.Name))
        .Concat(Named("reads-machine-key", Marks.ReadsKeys));

    /// <summary>Server code comes from a file that the web server hands out as a picture, an archive or a log. Of pages with code of their own that alone says little: one system keeps its settings so.</summary>
    private bool TakesForeignFile { get; init; }

    /// <summary>Writes a file that it takes in itself: the settings of its site.</summary>
    private bool EditsOwnSettings { get; init; }

    /// <summary>Evaluates nothing itself; what looks like it is script for the browser.</summary>
    private bool IsRazor { get; init; }

    /// <summary>Web forms and handlers, whose sites keep their code in assemblies; classic ASP and Razor pages have it inline.</summary>
    private bool KeepsCodeElsewhere { get; init; }

    /// <summary>A name or a value inside a fixed expression is bad practice; a whole expression is a shell. In Razor pages it is script for the browser.</summary>
    private bool EvaluatesInput => Code.Flows.GetValueOrDefault(FlowKind.Evaluates) == Reach.Whole && !IsRazor;

    /// <summary>A classic page may keep a part of itself as a script of fixed name and content; what visitors or other servers send, and anything below ASP.NET, is a way in.</summary>
    private bool PlantsScript => Code.Flows.GetValueOrDefault(FlowKind.WritesScripts) == Reach.Whole
        || (Code.Flows.ContainsKey(FlowKind.WritesScripts) && (KeepsCodeElsewhere || (Code.Flows.ContainsKey(FlowKind.WritesContent) && !EditsOwnSettings) || Code.Words.HasAny("xmlhttp winhttprequest")));

    /// <summary>Works on files anywhere on the server.</summary>
    private bool IsFileManager => FileFlows.Count(f => Code.Flows.GetValueOrDefault(f) == Reach.Whole && !(KeepsCodeElsewhere && f == FlowKind.ReadsFiles)) >= (KeepsCodeElsewhere ? 1 : 2);

    private bool WorksOnFiles => IsFileManager || (StoresInput && ((KeepsCodeElsewhere && !NamesFilesItself) || Code.Flows.GetValueOrDefault(FlowKind.WritesFiles) == Reach.Whole));

    /// <summary>What an intruder's tool is made of.</summary>
    private bool IsToolkit => HardAbilities >= 3 || (HardAbilities >= 2 && Abilities.Count >= 5) || (HardAbilities >= 1 && KeepsCodeElsewhere);

    /// <summary>Sends what the visitor writes to whatever address he names: a way into the network behind the server. Fetching a named picture is ordinary.</summary>
    private bool IsProxy => Code.Flows.GetValueOrDefault(FlowKind.Fetches) == Reach.Whole && Code.Flows.GetValueOrDefault(FlowKind.SendsRequests) == Reach.Whole;

    /// <summary>Keeps uploads under names made of the time or at random, in a folder of its own choice: whoever wants to call a file again needs its name.</summary>
    private bool NamesFilesItself => Code.Flows.GetValueOrDefault(FlowKind.WritesFiles) != Reach.Whole && Code.Words.HasAny("newguid datetime+now datetime+ticks getrandomfilename");

    private int HardAbilities => Abilities.Count(a => a.IsHard);

    public static PageTraits Of(string text, string extension)
    {
        var code = PageCode.Read(text, extension);
        var marks = new ToolMarks(
            code, IsPartOfSite: ServerBlocks.IsClassic(extension) && IncludedFiles.AreIn(text),
            TakesPassword: code.Flows.ContainsKey(FlowKind.WritesContent) && LogonPage.TakesPassword(text), HasTransformScript: TransformSchema.AreIn(text) && ScriptElement.AreIn(text));
        return new PageTraits(code.HasCode || ServerBlocks.HasServerTag(text), code, [.. Ability.All.Where(a => code.HasCode && code.Words.HasAny(a.Words))], marks)
        {
            TakesForeignFile = (!code.HasCode && IncludedFiles.AreForeign(text)) || IncludedFiles.HasForeignSource(text),
            IsRazor = extension is ".cshtml" or ".vbhtml",
            EditsOwnSettings = code.Flows.ContainsKey(FlowKind.WritesScripts) && IncludedFiles.PathsIn(text).Any(p => WebPlaces.FileName(p) is { Length: > 0 } name && code.Words.Has(name.ToLowerInvariant())),
            KeepsCodeElsewhere = extension is ".aspx" or ".ashx" or ".asmx" or ".ascx" or ".asax" or ".master" or ".soap" or ".rem" or ".svc",
        };
    }

    private static string[] Named(string name, bool has) => has ? [name] : [];

    private static string Spelled(FlowKind kind) => string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
