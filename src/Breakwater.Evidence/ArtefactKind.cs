namespace Breakwater.Evidence;

/// <summary>What a file is by its content first and its place second. Which source a text log belongs to is decided by whoever reads its columns.</summary>
public enum ArtefactKind
{
    /// <summary>Nothing Breakwater reads: counted, not listed.</summary>
    Other,

    /// <summary>IIS, HTTPERR or Exchange log, with or without header block.</summary>
    TextLog,

    EventLog,

    /// <summary>Plain messages, one a line, as syslog writes them; told from other text only where <see cref="EvidenceOptions.TakesMessageLogs"/> asks for it.</summary>
    MessageLog,
    RegistryHive,

    /// <summary>Text of <c>reg export</c>.</summary>
    RegistryExport,

    /// <summary>Definition of a scheduled task.</summary>
    ScheduledTask,

    /// <summary>agents.config: which agents see every message.</summary>
    TransportAgents,

    /// <summary>A detection in Microsoft Defender's own binary form.</summary>
    ScannerHistory,

    /// <summary>Text log of a virus scanner or removal tool.</summary>
    ScannerLog,

    /// <summary>Output of Test-ProxyLogon.</summary>
    ScannerReport,
    EseDatabase,

    /// <summary>The commands typed in PowerShell, one a line.</summary>
    CommandHistory,

    /// <summary>A file that ransomware has encrypted, by the mark it begins with.</summary>
    EncryptedFile,

    /// <summary>Text that speaks of encrypted data and of getting it back.</summary>
    RansomNote,

    /// <summary>ASP.NET <c>.compiled</c> file: a page was executed, also when the page is gone.</summary>
    CompiledRemnant,

    IisApplicationHost,
    WebConfig,

    /// <summary>ExchangeSetup.log or ServiceControl.log.</summary>
    SetupLog,

    /// <summary>PE file whose name says that Exchange ships it.</summary>
    ExchangeBinary,

    /// <summary>A file a web server may execute or that lies where it serves from.</summary>
    WebFile,

    /// <summary>Text or CSV output of Get-ExchangeServer, Get-Command ExSetup or a virtual directory listing.</summary>
    PowerShellExport,

    /// <summary>What Breakwater itself wrote: it quotes attacks and is no evidence of any.</summary>
    OwnOutput,

    /// <summary>A collector's list of what it took.</summary>
    Manifest,
}
