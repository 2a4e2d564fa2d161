using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>States that exports of the organisation's settings or the registry show. Without them nothing is concluded.</summary>
internal static class ObservedStateCheck
{
    private const string EmergencyServiceName = "MSExchangeMitigation";
    private const int ShownUsers = 5;

    public static PartStanding Of(ObservedState state, ServerObservations observed) => state switch
    {
        ObservedState.EmergencyService => EmergencyService(observed),
        ObservedState.DownloadDomains => DownloadDomains(observed.Organisation),
        ObservedState.RemotePowerShell => RemotePowerShell(observed.Organisation),
        ObservedState.StorageGroupSchema => Schema(observed.Organisation),
        ObservedState.AntimalwareProvider => Provider(observed.Registry),
        ObservedState.CloudKeys => PartStanding.Unknown("cloud", Messages.CloudNotSeen()),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>Organisation, server and service all have to let it work; what it applied is verified in the configuration, not here.</summary>
    private static PartStanding EmergencyService(ServerObservations observed)
    {
        var settings = observed.Organisation;
        List<MitigationCheck> checks =
        [
            new("organisation", settings.MitigationsEnabled, Messages.EmergencySwitch("organisation", settings.MitigationsEnabled)),
            new("server", settings.ServerMitigationsEnabled, Messages.EmergencySwitch("server", settings.ServerMitigationsEnabled)),
        ];
        var registry = observed.Registry;
        if (registry?.ServiceStart is { } start && start.TryGetValue(EmergencyServiceName, out var type))
        {
            checks.Add(registry.Check("service", type == ServiceCheck.Automatic, Messages.EmergencyServiceStart(type)));
        }
        else if (registry is { ServiceStart: not null, HasAllServices: true })
        {
            return PartStanding.Absent("service", Messages.ServicesNotInstalled([EmergencyServiceName]));
        }
        else
        {
            checks.Add(new MitigationCheck("service", null, Messages.EmergencyServiceNotSeen()));
        }

        if (settings.MitigationsBlocked is { Count: > 0 } blocked)
        {
            checks.Add(new MitigationCheck("blocked", true, Messages.EmergencyBlocked(blocked)));
        }

        return new PartStanding(checks.TrueForAll(c => c.Passed is null) ? null : true, null, checks);
    }

    private static PartStanding DownloadDomains(OrganisationSettings settings)
    {
        if (settings.DownloadDomainsEnabled == false)
        {
            return PartStanding.Absent("organisation", Messages.DownloadDomainsOff());
        }

        if (settings.WebMail is not { Count: > 0 } directories)
        {
            return settings.DownloadDomainsEnabled is null ? PartStanding.Unknown("organisation", Messages.DownloadDomainsNotSeen()) : new PartStanding(true, null, [new MitigationCheck("host names", null, Messages.DownloadHostsNotSeen())]);
        }

        List<MitigationCheck> checks = [new("organisation", settings.DownloadDomainsEnabled, settings.DownloadDomainsEnabled is null ? Messages.DownloadDomainsNotSeen() : Messages.DownloadDomainsOn())];
        foreach (var directory in directories)
        {
            string[] mail = [directory.InternalHost, directory.ExternalHost];
            string[] downloads = [directory.InternalDownloadHost, directory.ExternalDownloadHost];
            checks.Add(downloads.Any(d => d.Length == 0) ? new MitigationCheck("host names", false, Messages.DownloadHostMissing(directory.Name))
                : downloads.FirstOrDefault(d => mail.Contains(d, StringComparer.OrdinalIgnoreCase)) is { } same ? new MitigationCheck("host names", false, Messages.DownloadHostShared(directory.Name, same))
                : new MitigationCheck("host names", true, Messages.DownloadHostsApart(directory.Name)));
        }

        if (settings.WebMailLack is { } lack)
        {
            checks.Add(new MitigationCheck("host names", null, Messages.DirectoriesCut(lack)));
        }

        return new PartStanding(true, null, checks);
    }

    /// <summary>Who is an administrator no export says, so a list that is not empty has to be read by a person.</summary>
    private static PartStanding RemotePowerShell(OrganisationSettings settings)
    {
        if (settings.Users is not { } users)
        {
            return PartStanding.Unknown("users", Messages.UsersNotSeen());
        }

        if (settings.UsersLack is { } lack)
        {
            return PartStanding.Unknown("users", Messages.UsersCut(users, lack));
        }

        var allowed = settings.RemotePowerShellUsers;
        return allowed.Count == users && users > 1 ? PartStanding.Absent("users", Messages.RemotePowerShellForAll(users))
            : new PartStanding(true, null, [new MitigationCheck("users", allowed.Count == 0 ? true : null, Messages.RemotePowerShellFor(users, allowed.Count, allowed.Take(ShownUsers)))]);
    }

    private static PartStanding Schema(OrganisationSettings settings) => settings.StorageGroupSuperiors is not { } superiors ? PartStanding.Unknown("schema", Messages.SchemaNotSeen())
        : superiors.Contains("computer", StringComparer.OrdinalIgnoreCase) ? PartStanding.Absent("schema", Messages.SchemaOpen())
        : !settings.HasAllSuperiors ? PartStanding.Unknown("schema", Messages.SchemaCut())
        : new PartStanding(true, null, [new MitigationCheck("schema", true, Messages.SchemaClosed())]);

    private static PartStanding Provider(RegistryState? registry) => registry?.AntimalwareProviders is not { } count ? PartStanding.Unknown("scanner", Messages.ProvidersNotSeen())
        : new PartStanding(true, null, [registry.Check("scanner", count > 0, Messages.Providers(count))]);
}
