namespace Breakwater.IisConfig.Verification;

/// <summary>What exports say about settings that live in the directory. Null always means not seen.</summary>
public sealed record OrganisationSettings
{
    public static OrganisationSettings None { get; } = new();

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

    /// <summary>Why there may be more virtual directories; null when these are all.</summary>
    public string? WebMailLack { get; init; }

    /// <summary>How many users the export lists.</summary>
    public int? Users { get; init; }

    /// <summary>Why there may be more users; null when these are all.</summary>
    public string? UsersLack { get; init; }

    /// <summary>Those of them who may use remote PowerShell.</summary>
    public IReadOnlyList<string> RemotePowerShellUsers { get; init; } = [];

    /// <summary>Classes that may hold ms-Exch-Storage-Group (<c>possSuperiors</c>).</summary>
    public IReadOnlyList<string>? StorageGroupSuperiors { get; init; }

    /// <summary>False when the export leaves some of them out.</summary>
    public bool HasAllSuperiors { get; init; } = true;

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
            WebMailLack = WebMail is null ? other.WebMailLack : WebMailLack,
            Users = Users ?? other.Users,
            UsersLack = Users is null ? other.UsersLack : UsersLack,
            RemotePowerShellUsers = Users is null ? other.RemotePowerShellUsers : RemotePowerShellUsers,
            StorageGroupSuperiors = StorageGroupSuperiors ?? other.StorageGroupSuperiors,
            HasAllSuperiors = StorageGroupSuperiors is null ? other.HasAllSuperiors : HasAllSuperiors,
        };
    }
}
