using System.Globalization;
using System.Xml.Linq;

namespace Breakwater.IisConfig.Reading;

/// <summary>Reads sites with their effective logging, and tells Exchange's two sites from others.</summary>
internal static class SiteReader
{
    private const string DefaultLogDirectory = @"%SystemDrive%\inetpub\logs\LogFiles";

    public static string CentralMode(XElement host)
    {
        var mode = host.Elements("log").Attributes("centralLogFileMode").LastOrDefault()?.Value ?? "";
        return mode.Equals("CentralBinary", StringComparison.OrdinalIgnoreCase) || mode == "1" ? "CentralBinary"
            : mode.Equals("CentralW3C", StringComparison.OrdinalIgnoreCase) || mode == "2" ? "CentralW3C" : "Site";
    }

    /// <param name="host">The section that holds the sites.</param>
    /// <param name="silent">Places whose requests are not logged; empty for the whole server.</param>
    public static IReadOnlyList<IisSite> Read(XElement host, HashSet<string> silent)
    {
        var container = host.Elements("sites").ToList();
        var defaults = container.Elements("siteDefaults").Elements("logFile").LastOrDefault();
        var central = CentralMode(host);
        var centralLog = central == "Site" ? null : host.Elements("log").Elements(central == "CentralBinary" ? "centralBinaryLogFile" : "centralW3CLogFile").LastOrDefault();
        List<IisSite> sites = [];
        foreach (var site in container.Elements("site"))
        {
            var name = ConfigurationReader.Text(site, "name");
            var off = silent.Contains("") || silent.Contains(name);
            sites.Add(new IisSite
            {
                Id = long.TryParse(ConfigurationReader.Text(site, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0,
                Name = name,
                Kind = IisSiteKind.Other,
                Bindings = [.. site.Elements("bindings").Elements("binding").Select(Binding)],
                Applications = [.. site.Elements("application").Select(Application)],
                Logging = Logging(central, centralLog, site.Element("logFile"), defaults, off),
            });
        }

        return WithKinds([.. sites.OrderBy(s => s.Id).ThenBy(s => s.Name, StringComparer.Ordinal)]);
    }

    private static IisBinding Binding(XElement binding)
    {
        var parts = ConfigurationReader.Text(binding, "bindingInformation");
        var hostAt = parts.LastIndexOf(':');
        var portAt = hostAt > 0 ? parts.LastIndexOf(':', hostAt - 1) : -1;
        int? port = portAt >= 0 && int.TryParse(parts.AsSpan(portAt + 1, hostAt - portAt - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new(ConfigurationReader.Text(binding, "protocol"), portAt > 0 ? parts[..portAt] : "*", port, hostAt >= 0 ? parts[(hostAt + 1)..] : "");
    }

    private static IisApplication Application(XElement application) => new(
        ConfigurationReader.Text(application, "path"),
        ConfigurationReader.Optional(application, "applicationPool"),
        [.. application.Elements("virtualDirectory").Select(v => new IisVirtualDirectory(
            ConfigurationReader.Text(v, "path"), ConfigurationReader.Text(v, "physicalPath"), ExpandedPath.Of(ConfigurationReader.Text(v, "physicalPath"))))]);

    private static IisLogging Logging(string central, XElement? centralLog, XElement? own, XElement? defaults, bool off)
    {
        string? Value(string attribute) => central != "Site" ? centralLog?.Attribute(attribute)?.Value : own?.Attribute(attribute)?.Value ?? defaults?.Attribute(attribute)?.Value;

        var raw = Value("directory") is { Length: > 0 } directory ? directory : DefaultLogDirectory;
        var format = central switch { "CentralBinary" => "CentralBinary", "CentralW3C" => "W3C", _ => Value("logFormat") ?? "W3C" };
        IEnumerable<XElement> custom = [.. (defaults?.Elements("customFields").Elements("add") ?? []), .. (own?.Elements("customFields").Elements("add") ?? [])];
        return new(
            !off && ConfigurationReader.IsTrue(Value("enabled") ?? "true"),
            raw,
            ExpandedPath.Of(raw),
            format,
            Value("period") ?? "Daily",
            ConfigurationReader.IsTrue(Value("localTimeRollover") ?? "false"),
            [.. custom.Select(c => ConfigurationReader.Text(c, "logFieldName")).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>The back end listens on 81/444, the front end on 80/443; among several the one that serves Exchange's folders.</summary>
    private static IReadOnlyList<IisSite> WithKinds(List<IisSite> sites)
    {
        var back = Best(sites, 81, 444, @"\ClientAccess", null);
        var front = Best(sites, 80, 443, @"\FrontEnd\HttpProxy", back) is { } found && Serves(found, @"\FrontEnd\HttpProxy") ? found
            : Best(sites, 80, 443, @"\ClientAccess", back);
        return [.. sites.Select(s => s == front ? s with { Kind = IisSiteKind.FrontEnd } : s == back ? s with { Kind = IisSiteKind.BackEnd } : s)];
    }

    private static IisSite? Best(List<IisSite> sites, int plain, int secure, string folder, IisSite? other) => sites
        .Where(s => s != other && s.Bindings.Any(b => b.Port == plain || b.Port == secure))
        .OrderByDescending(s => Serves(s, folder)).ThenByDescending(s => s.Bindings.Any(b => b.Port == secure && b.Host.Length == 0)).ThenBy(s => s.Id)
        .FirstOrDefault();

    private static bool Serves(IisSite site, string folder) =>
        site.Applications.SelectMany(a => a.VirtualDirectories).Any(v => v.PhysicalPath.Replace('/', '\\').Contains(folder, StringComparison.OrdinalIgnoreCase));
}
