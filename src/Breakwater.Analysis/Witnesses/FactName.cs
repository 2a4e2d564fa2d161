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
}
