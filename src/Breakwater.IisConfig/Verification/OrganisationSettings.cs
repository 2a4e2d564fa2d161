namespace Breakwater.IisConfig.Verification;

/// <summary>What exports say about settings that live in the directory. Null always means not seen.</summary>
public sealed record OrganisationSettings
{
    /// <summary>MitigationsEnabled of the organisation.</summary>
    public bool? MitigationsEnabled { get; init; }

    /// <summary>MitigationsEnabled of this server.</summary>
    public bool? ServerMitigationsEnabled { get; init; }

    /// <summary>What the emergency service says it applied on this server, for example <c>M1.1</c>.</summary>
    public IReadOnlyList<string>? MitigationsApplied { get; init; }

    public IReadOnlyList<string>? MitigationsBlocked { get; init; }

    /// <summary>EnableDownloadDomains of the organisation.</summary>
    public bool? DownloadDomainsEnabled { get; init; }

    /// <summary>Virtual directories of Outlook on the web on this server.</summary>
    public IReadOnlyList<WebMailDirectory>? WebMail { get; init; }

    /// <summary>How many users the export lists.</summary>
    public int? Users { get; init; }

    /// <summary>Those of them who may use remote PowerShell.</summary>
    public IReadOnlyList<string> RemotePowerShellUsers { get; init; } = [];

    /// <summary>Classes that may hold ms-Exch-Storage-Group (<c>possSuperiors</c>).</summary>
    public IReadOnlyList<string>? StorageGroupSuperiors { get; init; }

    /// <summary>What is known here, and beyond it what the other one knows.</summary>
    public OrganisationSettings Or(OrganisationSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            MitigationsEnabled = MitigationsEnabled ?? other.MitigationsEnabled,
            ServerMitigationsEnabled = ServerMitigationsEnabled ?? other.ServerMitigationsEnabled,
            MitigationsApplied = MitigationsApplied ?? other.MitigationsApplied,
            MitigationsBlocked = MitigationsBlocked ?? other.MitigationsBlocked,
            DownloadDomainsEnabled = DownloadDomainsEnabled ?? other.DownloadDomainsEnabled,
            WebMail = WebMail ?? other.WebMail,
            Users = Users ?? other.Users,
            RemotePowerShellUsers = Users is null ? other.RemotePowerShellUsers : RemotePowerShellUsers,
            StorageGroupSuperiors = StorageGroupSuperiors ?? other.StorageGroupSuperiors,
        };
    }
}
