using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Merging;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.ExtendedProtection;

/// <summary>Compares a configuration with mitigation MIT-EP, the required configuration for CVE-2024-21410 and others. Declared state only.</summary>
public static class ExtendedProtectionCheck
{
    /// <summary>Comes with the Windows feature for IP restrictions; without it IIS does not know the section.</summary>
    public const string AddressModule = "IpRestrictionModule";

    private static readonly string[] Authentication = ["security", "authentication", "windowsAuthentication"];

    /// <summary>As the web.config files on the way to each directory leave it: where a section is not locked, one of them can take the protection away.</summary>
    public static ExtendedProtectionResult Evaluate(ConfigurationFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var host = files.Host;
        List<(ProtectedDirectory Directory, MergedPlace Place)> found = [];
        foreach (var expected in ExpectedProtection.All)
        {
            Add(files, host.FrontEnd, expected.VirtualDirectory, expected.FrontEnd, found);
            Add(files, host.BackEnd, expected.VirtualDirectory, expected.BackEnd, found);
        }

        ProtectedDirectory[] directories = [.. found.Select(f => f.Directory)];
        string[] missing = [.. directories.Where(d => !d.Satisfied).Select(d => Messages.TokenTooLow($"{d.Site}/{d.VirtualDirectory}", d.Expected.ToString(), d.Actual.ToString()))];
        string[] ssl = [.. directories.Where(d => d.Actual != TokenChecking.None && !RequiresSsl(d.SslFlags)).Select(d => Messages.SslNotRequired($"{d.Site}/{d.VirtualDirectory}", d.SslFlags))];
        bool? satisfied = !host.Complete || directories.Length == 0 ? null : missing.Length == 0;
        return new(satisfied, directories, missing, ssl)
        {
            Faults = [.. found.SelectMany(f => f.Place.Faults).Distinct(StringComparer.Ordinal)],
            Unseen = [.. found.Where(f => !f.Place.IsLocked(Authentication) || !f.Place.IsLocked("security", "access")).SelectMany(f => f.Place.Unseen).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static void Add(ConfigurationFiles files, IisSite? site, string directory, TokenChecking? expected, List<(ProtectedDirectory, MergedPlace)> found)
    {
        if (site is null || expected is not { } needed || !Exists(files.Host, site, directory))
        {
            return;
        }

        var place = MergedPlace.Of(files, site, directory);
        var restricted = site.Kind == IisSiteKind.BackEnd && directory == "EWS" && place.Attribute("allowUnlisted", "security", "ipSecurity") is { } unlisted && !ConfigurationReader.IsTrue(unlisted)
            && files.Host.GlobalModules.Any(m => m.Name.Equals(AddressModule, StringComparison.OrdinalIgnoreCase));
        found.Add((new(site.Name, directory, needed, Checking(place.Attribute("tokenChecking", [.. Authentication, "extendedProtection"])), place.Attribute("sslFlags", "security", "access") ?? "", restricted), place));
    }

    private static bool Exists(IisConfiguration host, IisSite site, string directory) =>
        site.Applications.Any(a => ConfigurationReader.Same(a.Path, directory) || a.VirtualDirectories.Any(v => ConfigurationReader.Same(a.Path.TrimEnd('/') + "/" + v.Path.Trim('/'), directory)))
        || host.Root.Elements("location").Any(l => ConfigurationReader.Same(ConfigurationReader.Text(l, "path"), $"{site.Name}/{directory}"));

    private static TokenChecking Checking(string? value) =>
        value is null ? TokenChecking.None : value.Equals("Require", StringComparison.OrdinalIgnoreCase) || value == "2" ? TokenChecking.Require
        : value.Equals("Allow", StringComparison.OrdinalIgnoreCase) || value == "1" ? TokenChecking.Allow : TokenChecking.None;

    private static bool RequiresSsl(string flags)
    {
        var parts = flags.Split(',', StringSplitOptions.TrimEntries);
        return parts.Contains("Ssl", StringComparer.OrdinalIgnoreCase) && parts.Contains("Ssl128", StringComparer.OrdinalIgnoreCase);
    }
}
