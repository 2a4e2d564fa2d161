using Breakwater.Model;

namespace Breakwater.Drill.World;

/// <summary>One Exchange server: what runs on it, since when, and where it keeps its files.</summary>
internal sealed record ServerProfile
{
    public const string Name = "EXCH01";
    public const string Fqdn = "exch01.contoso.example";
    public const string PublicHost = "mail.contoso.example";
    public const string Address = "192.0.2.10";
    public const string LinkLocal = "fe80::5c2d:91f4:8be0:3d1a%4";
    public const string BalancerAddress = "192.0.2.5";
    public const string MachineAccount = "CONTOSO\\EXCH01$";

    public required string Product { get; init; }

    /// <summary>Product year, or SE.</summary>
    public required string Line { get; init; }

    public required string CumulativeUpdate { get; init; }

    public required IReadOnlyList<InstalledBuild> Builds { get; init; }

    public required DateTime Installed { get; init; }

    public string InstallPath { get; init; } = @"C:\Program Files\Microsoft\Exchange Server\V15\";

    /// <summary>As the configuration states it, unexpanded.</summary>
    public string IisLogSetting { get; init; } = @"%SystemDrive%\inetpub\logs\LogFiles";

    public bool ExtendedProtection { get; init; }

    /// <summary>URL Rewrite, which interim mitigations need, is installed.</summary>
    public bool HasUrlRewrite { get; init; }

    /// <summary>What an administrator added to the web.config of the front-end site; empty for nothing.</summary>
    public string SiteRules { get; init; } = "";

    /// <summary>What an administrator added to the web.config of Outlook on the web; empty for nothing.</summary>
    public string OwaRules { get; init; } = "";

    public string WindowsVersion { get; init; } = "10.0.17763.0";

    public bool Is2013 => Line == "2013";

    public string IisLogDirectory => IisLogSetting.Replace("%SystemDrive%", "C:", StringComparison.Ordinal);

    public InstalledBuild Latest => Builds[^1];

    public InstalledBuild At(DateTime time)
    {
        var current = Builds[0];
        foreach (var build in Builds)
        {
            if (build.From <= time)
            {
                current = build;
            }
        }

        return current;
    }

    public static ExchangeBuild Parse(string build) =>
        ExchangeBuild.TryParse(build, out var parsed) ? parsed : throw new ArgumentException(build, nameof(build));
}
