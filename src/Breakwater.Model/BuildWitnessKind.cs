namespace Breakwater.Model;

/// <summary>Kinds of build witness, best first. The first three show the security update level, the others the cumulative update only.</summary>
public enum BuildWitnessKind
{
    /// <summary>PE version resource of ExSetup.exe or another Exchange binary: what is really on disk.</summary>
    BinaryVersion,

    /// <summary>Version columns or four-part header of a log: what really ran at that time.</summary>
    LogVersion,

    /// <summary>Text or CSV output of <c>Get-Command ExSetup</c>.</summary>
    ExSetupOutput,

    /// <summary>A setup log or update history: what was registered, which need not be what is on disk.</summary>
    SetupLog,

    /// <summary>AdminDisplayVersion, registry setup keys, three-part headers: never show a security update.</summary>
    CumulativeUpdateOnly,
}
