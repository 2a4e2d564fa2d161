namespace Breakwater.Knowledge.Mitigations;

/// <summary>A state that no rule or override expresses: exports of the organisation's settings or the registry show it.</summary>
public enum ObservedState
{
    None,

    /// <summary>The emergency mitigation service is on for organisation and server, and starts.</summary>
    EmergencyService,

    /// <summary>Download domains are on, with host names of their own.</summary>
    DownloadDomains,

    /// <summary>Remote PowerShell is off for those who do not administer.</summary>
    RemotePowerShell,

    /// <summary>A computer cannot hold objects of class ms-Exch-Storage-Group.</summary>
    StorageGroupSchema,

    /// <summary>A scanner is registered with the antimalware interface.</summary>
    AntimalwareProvider,

    /// <summary>Keys of a shared application were taken away in the cloud, which no server shows.</summary>
    CloudKeys,
}
