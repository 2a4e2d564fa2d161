using Breakwater.Drill.Acts;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Files;

/// <summary>The property dump that the reset of a virtual directory writes, with the inert script in its external URL.</summary>
internal static class OabShellFile
{
    public static string Text(ServerProfile server, Intruder intruder, DateTime changed)
    {
        var build = server.Builds[0].Build;
        (string Name, string Value)[] properties =
        [
            ("Name", "OAB (Default Web Site)"), ("PollInterval", "480"), ("OfflineAddressBooks", "\\Default Offline Address Book"), ("RequireSSL", "True"), ("BasicAuthentication", "False"),
            ("WindowsAuthentication", "True"), ("OAuthAuthentication", "False"), ("MetabasePath", $"IIS://{ServerProfile.Fqdn}/W3SVC/1/ROOT/OAB"), ("Path", $"{server.InstallPath}FrontEnd\\HttpProxy\\OAB"),
            ("ExtendedProtectionTokenChecking", "None"), ("ExtendedProtectionFlags", ""), ("ExtendedProtectionSPNList", ""), ("AdminDisplayVersion", $"Version {build.Major}.{build.Minor} (Build {build.Build}.{build.Revision})"),
            ("Server", ServerProfile.Name), ("InternalUrl", $"https://{ServerProfile.Fqdn}/OAB"), ("InternalAuthenticationMethods", "WindowsIntegrated"),
            ("ExternalUrl", $"http://{intruder.UrlHost}/{InertShell.Script}"), ("ExternalAuthenticationMethods", "WindowsIntegrated"), ("AdminDisplayName", ""), ("ExchangeVersion", "0.10 (14.0.100.0)"),
            ("DistinguishedName", $"CN=OAB (Default Web Site),CN=HTTP,CN=Protocols,CN={ServerProfile.Name},CN=Servers,CN=Exchange Administrative Group,CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=example"),
            ("Identity", $"{ServerProfile.Name}\\OAB (Default Web Site)"), ("Guid", "9a1f0b2c-3d4e-4f50-8a6b-7c8d9e0f1a2b"), ("ObjectCategory", "contoso.example/Configuration/Schema/ms-Exch-OAB-Virtual-Directory"),
            ("ObjectClass", "top msExchVirtualDirectory msExchOABVirtualDirectory"), ("WhenChanged", $"{changed:M/d/yyyy h:mm:ss tt}"), ("WhenCreated", $"{server.Installed.AddMinutes(19):M/d/yyyy h:mm:ss tt}"),
            ("OrganizationId", ""), ("OriginatingServer", "dc01.contoso.example"), ("IsValid", "True"),
        ];
        return "\n" + string.Concat(properties.Select(p => $"{p.Name,-32}: {p.Value}\n")) + "\n\n";
    }
}
