using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Detection.Hives;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>What the registry says about the server: name, operating system, installation, updates, and settings that decide on exposure.</summary>
internal static partial class RegistryWitness
{
    private const int MaxFactChars = 300;
    private const string TimeZone = @"Control\TimeZoneInformation";
    private const string Setup = @"Microsoft\ExchangeServer\v15\Setup";

    /// <summary>Services that mitigations stop, and the one that applies them.</summary>
    private static readonly string[] WatchedServices = ["MSExchangeUM", "MSExchangeUMCR", "MSExchangeHM", "MSExchangeHMRecovery", "MSExchangeMitigation", "WinDefend"];

    private static readonly string[] Roles = ["MailboxRole", "ClientAccessRole", "CafeRole", "HubTransportRole", "FrontendTransportRole", "UnifiedMessagingRole", "EdgeRole"];

    public static WitnessStatements Read(RegistryView registry, string path)
    {
        var statements = new WitnessStatements();
        void Add(string name, string? value, string key)
        {
            if (value is { Length: > 0 and <= MaxFactChars })
            {
                statements.Facts.Add(new ServerFact(name, value, $"{path} {key}"));
            }
        }

        Identity(registry, Add);
        statements.Clock = ServerClock.Read(registry.ControlSet(TimeZone));
        Platform(registry, Add);
        Exchange(registry, path, statements, Add);
        Settings(registry, Add);
        return statements;
    }

    private static void Identity(RegistryView registry, Action<string, string?, string> add)
    {
        const string name = @"Control\ComputerName\ComputerName";
        const string network = @"Services\Tcpip\Parameters";
        add(FactName.ServerName, registry.ControlSet(name)?.Text("ComputerName"), name);
        if (registry.ControlSet(network) is { } parameters && (parameters.Text("Domain") ?? parameters.Text("NV Domain")) is { } domain)
        {
            add(FactName.Domain, domain, network);
            add(FactName.Fqdn, (parameters.Text("Hostname") ?? parameters.Text("NV Hostname")) is { } host ? $"{host}.{domain}" : null, network);
        }

        add(FactName.TimeZone, registry.ControlSet(TimeZone)?.Text("TimeZoneKeyName"), TimeZone);
    }

    private static void Platform(RegistryView registry, Action<string, string?, string> add)
    {
        const string version = @"Microsoft\Windows NT\CurrentVersion";
        if (registry.Software(version) is { } windows && windows.Text("ProductName") is { } product)
        {
            var build = windows.Text("CurrentBuild") is { } number ? $" (build {number}{(windows.Number("UBR") is { } revision ? $".{revision}" : "")})" : "";
            add(FactName.OperatingSystem, product + build, version);
            add(FactName.OperatingSystemInstalled, windows.Number("InstallDate") is > 0 and < uint.MaxValue and var seconds
                ? DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null, version);
        }

        const string framework = @"Microsoft\NET Framework Setup\NDP\v4\Full";
        add(FactName.DotNetRelease, registry.Software(framework)?.Number("Release")?.ToString(CultureInfo.InvariantCulture), framework);
    }

    private static void Exchange(RegistryView registry, string path, WitnessStatements statements, Action<string, string?, string> add)
    {
        if (registry.Software(Setup) is { } setup)
        {
            add(FactName.InstallPath, setup.Text("MsiInstallPath"), Setup);
            long?[] parts = [setup.Number("MsiProductMajor"), setup.Number("MsiProductMinor"), setup.Number("MsiBuildMajor"), setup.Number("MsiBuildMinor")];
            if (parts.All(p => p is >= 0 and < 100_000))
            {
                // These numbers move with a cumulative update only.
                statements.Builds.Add(new BuildWitness(
                    new ExchangeBuild((int)parts[0]!.Value, (int)parts[1]!.Value, (int)parts[2]!.Value, null), BuildWitnessKind.CumulativeUpdateOnly, $"{path} {Setup}"));
            }

            foreach (var role in Roles.Where(r => registry.Software($@"Microsoft\ExchangeServer\v15\{r}")?.Text("ConfiguredVersion") is not null))
            {
                add(FactName.Role, role[..^"Role".Length], $@"Microsoft\ExchangeServer\v15\{role}");
            }
        }

        const string uninstall = @"Microsoft\Windows\CurrentVersion\Uninstall";
        foreach (var update in (registry.Software(uninstall)?.Subkeys() ?? []).Select(k => k.Text("DisplayName")).OfType<string>().Where(n => n.Contains("Exchange", StringComparison.OrdinalIgnoreCase)))
        {
            add(FactName.UpdateInstalled, Update().Match(update) is { Success: true } match ? match.Value : null, uninstall);
        }
    }

    private static void Settings(RegistryView registry, Action<string, string?, string> add)
    {
        foreach (var name in WatchedServices)
        {
            add(FactName.ServiceStart, registry.ControlSet($@"Services\{name}")?.Number("Start") is { } start ? $"{name}: {StartName(start)}" : null, $@"Services\{name}");
        }

        const string lsa = @"Control\Lsa";
        add(FactName.ExtendedProtectionSuppressed, registry.ControlSet(lsa)?.Number("SuppressExtendedProtection") is { } suppressed ? suppressed.ToString(CultureInfo.InvariantCulture) : null, lsa);
        const string terminal = @"Control\Terminal Server";
        add(FactName.RemoteDesktop, registry.ControlSet(terminal)?.Number("fDenyTSConnections") is { } denied ? (denied == 0 ? "allowed" : "denied") : null, terminal);
        const string digest = @"Control\SecurityProviders\WDigest";
        add(FactName.ClearTextLogon, registry.ControlSet(digest)?.Number("UseLogonCredential") is { } clear ? clear.ToString(CultureInfo.InvariantCulture) : null, digest);
        const string defender = @"Microsoft\Windows Defender";
        foreach (var name in (ReadOnlySpan<string>)["DisableAntiSpyware", "DisableAntiVirus"])
        {
            add(FactName.DefenderSetting, registry.Software(defender)?.Number(name) == 1 || registry.Software(@"Policies\" + defender)?.Number(name) == 1 ? name : null, defender);
        }

        add(FactName.DefenderSetting, registry.Software(defender + @"\Real-Time Protection")?.Number("DisableRealtimeMonitoring") == 1 ? "DisableRealtimeMonitoring" : null, defender);
    }

    private static string StartName(long start) => start switch
    {
        0 => "boot",
        1 => "system",
        2 => "automatic",
        3 => "manual",
        4 => "disabled",
        _ => $"unknown ({start})",
    };

    [GeneratedRegex(@"\bKB\d{6,7}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Update();
}
