namespace Breakwater.Detection.ServerScript;

/// <summary>What a page does with what the visitor sends.</summary>
internal enum FlowKind
{
    /// <summary>Evaluates it as code.</summary>
    Evaluates,

    /// <summary>Starts programs with it.</summary>
    RunsPrograms,

    /// <summary>Loads it as an assembly or calls methods that it names.</summary>
    LoadsCode,

    /// <summary>Makes objects of it with a formatter that runs code.</summary>
    Deserialises,

    /// <summary>Connects where it says.</summary>
    Connects,

    /// <summary>Opens databases that it names.</summary>
    OpensDatabases,

    /// <summary>Asks a database what it says.</summary>
    Queries,

    /// <summary>Reads registry keys that it names.</summary>
    ReadsRegistry,

    /// <summary>Asks the system's management or the directory what it says, or acts there in the name that it gives.</summary>
    AsksSystem,

    /// <summary>Writes a script of its own making.</summary>
    WritesScripts,

    /// <summary>Fetches pages that it names.</summary>
    Fetches,

    /// <summary>Puts it into requests to others, as their headers or their body.</summary>
    SendsRequests,

    /// <summary>Writes files.</summary>
    WritesFiles,

    /// <summary>Writes it into a file.</summary>
    WritesContent,

    /// <summary>Deletes, moves or copies files.</summary>
    ChangesFiles,

    /// <summary>Hands out files.</summary>
    ReadsFiles,

    /// <summary>Lists folders.</summary>
    ListsFolders,
}
