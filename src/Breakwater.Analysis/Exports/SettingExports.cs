using System.Text;
using Breakwater.Detection;
using Breakwater.IisConfig.Verification;

namespace Breakwater.Analysis.Exports;

/// <summary>Finds in saved cmdlet output what decides on mitigations. Of an export of several servers only this one's object counts.</summary>
internal static class SettingExports
{
    /// <summary>How many users the cmdlet returns by itself.</summary>
    private const int UnaskedUsers = 1000;

    /// <summary>Properties that only a server's object has: Get-OrganizationConfig has MitigationsEnabled and a name too.</summary>
    private static readonly string[] OfServers = ["MitigationsApplied", "MitigationsBlocked", "ServerRole", "AdminDisplayVersion", "Fqdn"];

    private static readonly string[] OfOrganisations = ["EnableDownloadDomains", "OrganizationId", "IsDehydrated", "MapiHttpEnabled", "OAuth2ClientProfileEnabled"];

    /// <param name="export">What the file holds.</param>
    /// <param name="serverName">Null when it is not known.</param>
    public static ServerObservations Of(Export export, string? serverName)
    {
        var objects = export.Objects;
        var settings = new OrganisationSettings();
        if (objects.FirstOrDefault(IsOrganisation) is { } organisation)
        {
            settings = settings with { MitigationsEnabled = organisation.Flag("MitigationsEnabled"), DownloadDomainsEnabled = organisation.Flag("EnableDownloadDomains") };
        }

        if (ServerOf(objects, serverName) is { } server)
        {
            settings = settings with
            {
                ServerMitigationsEnabled = server.Flag("MitigationsEnabled"),
                MitigationsApplied = server.Has("MitigationsApplied") ? server.All("MitigationsApplied") : null,
                MitigationsBlocked = server.Has("MitigationsBlocked") ? server.All("MitigationsBlocked") : null,
            };
        }

        var webMail = WebMail(objects, serverName);
        SettingOverride[] overrides = [.. objects.Where(o => o.Has("ComponentName") && o.Has("SectionName")).Select(Override)];
        return new ServerObservations
        {
            Overrides = overrides.Length > 0 ? overrides : null,
            OverridesLack = overrides.Length > 0 ? export.Lack : null,
            Organisation = Users(export, Schema(export, settings) with { WebMail = webMail, WebMailLack = webMail is null ? null : export.Lack }),
        };
    }

    private static bool IsOrganisation(ExportedObject item) => !OfServers.Any(item.Has)
        && (item.Has("EnableDownloadDomains") || (item.Has("MitigationsEnabled") && (!item.Has("Name") || OfOrganisations.Any(item.Has))));

    private static ExportedObject? ServerOf(IReadOnlyList<ExportedObject> objects, string? serverName)
    {
        var servers = objects.Where(o => (o.Has("MitigationsEnabled") || o.Has("MitigationsApplied") || o.Has("MitigationsBlocked")) && !IsOrganisation(o)
            && (OfServers.Any(o.Has) || (serverName is not null && Names(o, serverName)))).ToList();
        return serverName is null ? servers is [var only] ? only : null : servers.Find(s => Names(s, serverName)) ?? (servers is [var unnamed] && !unnamed.Has("Name") && !unnamed.Has("Identity") ? unnamed : null);
    }

    private static bool Names(ExportedObject item, string serverName) =>
        ((string[])["Name", "Identity", "Fqdn", "Server"]).Any(p => FirstLabel(item.Text(p)).Equals(FirstLabel(serverName), StringComparison.OrdinalIgnoreCase));

    /// <summary><c>EXCH01\owa (Default Web Site)</c>, <c>contoso.example/.../EXCH01</c> and <c>exch01.contoso.example</c> all name EXCH01.</summary>
    private static string FirstLabel(string name) => name[(name.LastIndexOf('/') + 1)..].Split('\\', 2)[0].Split('.', 2)[0].Trim();

    private static SettingOverride Override(ExportedObject item)
    {
        var pairs = item.HasWhole("Parameters") ? item.All("Parameters") : Raw(item.Text("XmlRawSetting"));
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (pairs ?? item.All("Parameters")).Where(p => p.Contains('=', StringComparison.Ordinal)))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.TryAdd(pair[..cut].Trim(), pair[(cut + 1)..].Trim());
        }

        return new SettingOverride(item.Text("ComponentName").Trim(), item.Text("SectionName").Trim(), parameters, item.All("Server"))
        {
            IsWhole = pairs is not null && pairs.All(p => p.Contains('=', StringComparison.Ordinal)),
            HasAllServers = item.HasWhole("Server"),
            Status = item.Has("Status") ? item.Text("Status") : null,
            MinVersion = item.Text("MinVersion").Trim(),
            MaxVersion = item.Text("MaxVersion").Trim(),
        };
    }

    /// <summary>CSV has only the type of a collection; the raw setting repeats its members. Null where it cannot be read to its end.</summary>
    private static IReadOnlyList<string>? Raw(string xml) =>
        EvidenceXml.Read(Encoding.UTF8.GetBytes(xml), out var problem) is { } setting && problem is null ? [.. setting.Elements("P").Select(p => p.Value)] : null;

    private static IReadOnlyList<WebMailDirectory>? WebMail(IReadOnlyList<ExportedObject> objects, string? serverName)
    {
        WebMailDirectory[] found =
        [
            .. objects.Where(o => o.Has("ExternalDownloadHostName") && o.Has("InternalDownloadHostName") && !o.Text("Identity").Contains("Back End", StringComparison.OrdinalIgnoreCase))
                .Where(o => serverName is null || !(o.Has("Server") || o.Has("Identity")) || Names(o, serverName))
                .Select(o => new WebMailDirectory(
                    o.Text("Identity") is { Length: > 0 } identity ? identity : o.Text("Name"), Host(o.Text("InternalUrl")), Host(o.Text("ExternalUrl")), o.Text("InternalDownloadHostName").Trim(), o.Text("ExternalDownloadHostName").Trim())),
        ];
        return found.Length > 0 ? found : null;
    }

    private static string Host(string url) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var parsed) ? parsed.Host : url.Trim();

    private static OrganisationSettings Users(Export export, OrganisationSettings settings)
    {
        var users = export.Objects.Where(o => o.Has("RemotePowerShellEnabled")).ToList();
        return users.Count == 0 ? settings : settings with
        {
            Users = users.Count,
            UsersLack = export.Lack ?? (users.Count == UnaskedUsers ? $"it lists {UnaskedUsers} users, where Get-User stops unless -ResultSize says otherwise" : null),
            RemotePowerShellUsers = [.. users.Where(u => u.Flag("RemotePowerShellEnabled") == true).Select(u => ((string[])["UserPrincipalName", "Identity", "Name"]).Select(u.Text).FirstOrDefault(t => t.Length > 0) ?? "?").Order(StringComparer.Ordinal)],
        };
    }

    private static OrganisationSettings Schema(Export export, OrganisationSettings settings)
    {
        var group = export.Objects.FirstOrDefault(o => o.Has("possSuperiors") && ((string[])["Name", "cn", "DistinguishedName", "lDAPDisplayName"]).Any(p => o.Text(p).Contains("Exch-Storage-Group", StringComparison.OrdinalIgnoreCase) || o.Text(p).Equals("msExchStorageGroup", StringComparison.OrdinalIgnoreCase)));
        return group is null ? settings : settings with { StorageGroupSuperiors = group.All("possSuperiors"), HasAllSuperiors = export.Lack is null && group.HasWhole("possSuperiors") };
    }
}
