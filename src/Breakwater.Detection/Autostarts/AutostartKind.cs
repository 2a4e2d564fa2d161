namespace Breakwater.Detection.Autostarts;

/// <summary>Ways in which Windows starts a program without anybody asking.</summary>
public enum AutostartKind
{
    Service,
    Driver,
    RunKey,

    /// <summary>Runs at one logon and is gone then: what installers use to go on after a restart.</summary>
    RunOnce,
    Task,
    Logon,

    /// <summary>A program that starts in the place of another (Image File Execution Options).</summary>
    Debugger,

    /// <summary>A library that every program loads (AppInit_DLLs).</summary>
    InjectedLibrary,

    /// <summary>A library that the logon process loads and that sees passwords.</summary>
    SecurityPackage,
}
