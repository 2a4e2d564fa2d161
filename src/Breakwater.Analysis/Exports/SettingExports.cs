using System.Text;
using Breakwater.Detection;
using Breakwater.IisConfig.Verification;

namespace Breakwater.Analysis.Exports;

/// <summary>Finds in saved cmdlet output what decides on mitigations. Of an export of several servers only this one's object counts.</summary>
internal static class SettingExports
{
    /// <summary>Properties that only a server's object has: Get-OrganizationConfig has MitigationsEnabled and a name too.</summary>
    private static readonly string[] OfServers = ["MitigationsApplied", "MitigationsBlocked", "ServerRole", "AdminDisplayVersion", "Fqdn"];

    private static readonly string[] OfOrganisations = ["EnableDownloadDomains", "OrganizationId", "IsDehydrated", "MapiHttpEnabled", "OAuth2ClientProfileEnabled"];

    /// <param name="objects">What the export holds.</param>
    /// <param name="serverName">Null when it is not known.</param>
    public static ServerObservations Of(IReadOnlyList<ExportedObject> objects, string? serverName)
    {
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

        SettingOverride[] overrides = [.. objects.Where(o => o.Has("ComponentName") && o.Has("SectionName")).Select(Override)];
        return new ServerObservations { Overrides = overrides.Length > 0 ? overrides : null, Organisation = Users(objects, Schema(objects, settings) with { WebMail = WebMail(objects, serverName) }) };
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
        var pairs = item.All("Parameters").Where(p => p.Contains('=', StringComparison.Ordinal)).ToList();
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in pairs.Count > 0 ? pairs : [.. Raw(item.Text("XmlRawSetting"))])
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.TryAdd(pair[..cut].Trim(), pair[(cut + 1)..].Trim());
        }

        return new SettingOverride(item.Text("ComponentName").Trim(), item.Text("SectionName").Trim(), parameters, item.All("Server"))
        {
            Status = item.Has("Status") ? item.Text("Status") : null,
            MinVersion = item.Text("MinVersion").Trim(),
            MaxVersion = item.Text("MaxVersion").Trim(),
        };
    }

    /// <summary>CSV has only the type of a collection; the raw setting repeats its members.</summary>
    private static IEnumerable<string> Raw(string xml) =>
        EvidenceXml.Read(Encoding.UTF8.GetBytes(xml), out _)?.Elements("P").Select(p => p.Value).Where(p => p.Contains('=', StringComparison.Ordinal)) ?? [];

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

    private static OrganisationSettings Users(IReadOnlyList<ExportedObject> objects, OrganisationSettings settings)
    {
        var users = objects.Where(o => o.Has("RemotePowerShellEnabled")).ToList();
        return users.Count == 0 ? settings : settings with
        {
            Users = users.Count,
            RemotePowerShellUsers = [.. users.Where(u => u.Flag("RemotePowerShellEnabled") == true).Select(u => ((string[])["UserPrincipalName", "Identity", "Name"]).Select(u.Text).FirstOrDefault(t => t.Length > 0) ?? "?").Order(StringComparer.Ordinal)],
        };
    }

    private static OrganisationSettings Schema(IReadOnlyList<ExportedObject> objects, OrganisationSettings settings)
    {
        var group = objects.FirstOrDefault(o => o.Has("possSuperiors") && ((string[])["Name", "cn", "DistinguishedName", "lDAPDisplayName"]).Any(p => o.Text(p).Contains("Exch-Storage-Group", StringComparison.OrdinalIgnoreCase) || o.Text(p).Equals("msExchStorageGroup", StringComparison.OrdinalIgnoreCase)));
        return group is null ? settings : settings with { StorageGroupSuperiors = group.All("possSuperiors") };
    }
}
