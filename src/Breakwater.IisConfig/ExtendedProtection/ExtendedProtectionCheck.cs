using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.ExtendedProtection;

/// <summary>Compares a configuration with mitigation MIT-EP, the required configuration for CVE-2024-21410 and others. Declared state only.</summary>
public static class ExtendedProtectionCheck
{
    /// <summary>Comes with the Windows feature for IP restrictions; without it IIS does not know the section.</summary>
    public const string AddressModule = "IpRestrictionModule";

    public static ExtendedProtectionResult Evaluate(IisConfiguration configuration)
    {
        List<ProtectedDirectory> directories = [];
        foreach (var expected in ExpectedProtection.All)
        {
            Add(configuration, configuration.FrontEnd, expected.VirtualDirectory, expected.FrontEnd, directories);
            Add(configuration, configuration.BackEnd, expected.VirtualDirectory, expected.BackEnd, directories);
        }

        string[] missing = [.. directories.Where(d => !d.Satisfied).Select(d => Messages.TokenTooLow($"{d.Site}/{d.VirtualDirectory}", d.Expected.ToString(), d.Actual.ToString()))];
        string[] ssl = [.. directories.Where(d => d.Actual != TokenChecking.None && !RequiresSsl(d.SslFlags)).Select(d => Messages.SslNotRequired($"{d.Site}/{d.VirtualDirectory}", d.SslFlags))];
        bool? satisfied = !configuration.Complete || directories.Count == 0 ? null : missing.Length == 0;
        return new(satisfied, directories, missing, ssl);
    }

    private static void Add(IisConfiguration configuration, IisSite? site, string directory, TokenChecking? expected, List<ProtectedDirectory> directories)
    {
        if (site is null || expected is not { } needed || !Exists(configuration, site, directory))
        {
            return;
        }

        var place = $"{site.Name}/{directory}";
        var token = Effective(configuration, place, s => s.TokenChecking) ?? TokenChecking.None;
        var flags = Effective(configuration, place, s => s.SslFlags) ?? "";
        var restricted = site.Kind == IisSiteKind.BackEnd && directory == "EWS" && Effective(configuration, place, s => s.AllowUnlistedAddresses) == false
            && configuration.GlobalModules.Any(m => m.Name.Equals(AddressModule, StringComparison.OrdinalIgnoreCase));
        directories.Add(new(site.Name, directory, needed, token, flags, restricted));
    }

    private static bool Exists(IisConfiguration configuration, IisSite site, string directory) =>
        site.Applications.Any(a => ConfigurationReader.Same(a.Path, directory) || a.VirtualDirectories.Any(v => ConfigurationReader.Same(a.Path.TrimEnd('/') + "/" + v.Path.Trim('/'), directory)))
        || configuration.Security.Any(s => ConfigurationReader.Same(s.Location, $"{site.Name}/{directory}"));

    /// <summary>The place's own setting, else the one of the place above, up to the whole server.</summary>
    private static T? Effective<T>(IisConfiguration configuration, string place, Func<LocationSecurity, T?> setting)
    {
        for (var at = place; ; at = at.LastIndexOf('/') is var cut and >= 0 ? at[..cut] : "")
        {
            var own = configuration.Security.Where(s => ConfigurationReader.Same(s.Location, at)).Select(setting).LastOrDefault(v => v is not null);
            if (own is not null || at.Length == 0)
            {
                return own;
            }
        }
    }

    private static bool RequiresSsl(string flags)
    {
        var parts = flags.Split(',', StringSplitOptions.TrimEntries);
        return parts.Contains("Ssl", StringComparer.OrdinalIgnoreCase) && parts.Contains("Ssl128", StringComparer.OrdinalIgnoreCase);
    }
}
