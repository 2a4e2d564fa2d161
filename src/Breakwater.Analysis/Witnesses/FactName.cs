namespace Breakwater.Analysis.Witnesses;

/// <summary>Names of server facts, as they appear in <c>server.facts[].name</c>.</summary>
internal static class FactName
{
    public const string ServerName = "server-name";
    public const string Fqdn = "fqdn";
    public const string Role = "role";
    public const string OperatingSystem = "operating-system";
    public const string InstallPath = "install-path";
    public const string Build = "build";
    public const string UpdateInstalled = "update-installed";
    public const string SetupRun = "setup-run";
    public const string IisLogFolder = "iis-log-folder";
    public const string UnknownModule = "iis-module";
    public const string Domain = "domain";
    public const string TimeZone = "time-zone";
    public const string OperatingSystemInstalled = "operating-system-installed";
    public const string DotNetRelease = "dotnet-release";
    public const string ServiceStart = "service-start";
    public const string ExtendedProtectionSuppressed = "suppress-extended-protection";
    public const string RemoteDesktop = "remote-desktop";
    public const string ClearTextLogon = "wdigest-clear-text-logon";
    public const string TransportAgent = "transport-agent";
    public const string ResponseTool = "response-tool";
    public const string SiteFolder = "iis-folder";
    public const string DefenderSetting = "defender-setting";
}
