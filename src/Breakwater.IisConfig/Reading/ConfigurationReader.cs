using System.Xml.Linq;

namespace Breakwater.IisConfig.Reading;

/// <summary>Turns the element tree of an applicationHost.config into values. Missing elements and nonsense values become the product's defaults.</summary>
internal static class ConfigurationReader
{
    public static IisConfiguration Read(XElement root, bool complete)
    {
        var host = root.Element("system.applicationHost")!;
        var scopes = Scopes(root);
        var silent = scopes.Where(s => IsTrue(s.Server.Element("httpLogging")?.Attribute("dontLog")?.Value ?? "")).Select(s => s.Location.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sites = SiteReader.Read(host, silent);
        return new IisConfiguration
        {
            Complete = complete,
            Root = root,
            Sites = sites,
            CentralLogFileMode = SiteReader.CentralMode(host),
            ApplicationPools = Pools(host),
            GlobalModules = [.. scopes.SelectMany(s => Adds(s.Server, "globalModules")).Select(a => new IisGlobalModule(Text(a, "name"), Text(a, "image"), ExpandedPath.Of(Text(a, "image"))))],
            Modules = [.. scopes.SelectMany(s => Adds(s.Server, "modules").Select(a => new IisModule(s.Location, Text(a, "name"), Optional(a, "type"))))],
            Handlers = [.. scopes.SelectMany(s => Adds(s.Server, "handlers").Select(a => Handler(s.Location, a)))],
            ExchangeInstallPath = InstallPath(sites),
        };
    }

    public static string Text(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    public static string? Optional(XElement element, string attribute) => element.Attribute(attribute)?.Value is { Length: > 0 } value ? value : null;

    public static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1";

    public static bool Same(string a, string b) => a.Trim('/').Equals(b.Trim('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The server-wide section and every location element, in file order; a location without path means the whole server.</summary>
    private static List<(string Location, XElement Server)> Scopes(XElement root)
    {
        List<(string, XElement)> scopes = [.. root.Elements("system.webServer").Select(s => ("", s))];
        foreach (var location in root.Elements("location"))
        {
            var path = Text(location, "path");
            scopes.AddRange(location.Elements("system.webServer").Select(s => (path == "." ? "" : path, s)));
        }

        return scopes;
    }

    private static IEnumerable<XElement> Adds(XElement server, string section) => server.Elements(section).Elements("add");

    private static IisHandler Handler(string location, XElement add) =>
        new(location, Text(add, "name"), Text(add, "path"), Text(add, "verb"), Optional(add, "type"), Optional(add, "modules"), Optional(add, "scriptProcessor"));

    private static List<IisApplicationPool> Pools(XElement host)
    {
        var poolDefaults = host.Elements("applicationPools").Elements("applicationPoolDefaults").FirstOrDefault();
        var defaults = poolDefaults?.Element("processModel");
        var identity = defaults is null ? null : Optional(defaults, "identityType");
        return [.. host.Elements("applicationPools").Elements("add").Select(pool => (pool, model: pool.Element("processModel"))).Select(p => new IisApplicationPool(
            Text(p.pool, "name"), (p.model is null ? null : Optional(p.model, "identityType")) ?? identity ?? "ApplicationPoolIdentity", p.model is null ? null : Optional(p.model, "userName"),
            IsTrue(Optional(p.pool, "autoStart") ?? poolDefaults?.Attribute("autoStart")?.Value ?? "true"), Optional(p.pool, "startMode") ?? poolDefaults?.Attribute("startMode")?.Value ?? "OnDemand"))];
    }

    private static string? InstallPath(IReadOnlyList<IisSite> sites)
    {
        foreach (var tail in (ReadOnlySpan<string>)[@"\FrontEnd\HttpProxy", @"\ClientAccess"])
        {
            foreach (var path in sites.SelectMany(s => s.Applications).SelectMany(a => a.VirtualDirectories).Select(v => v.PhysicalPath.Replace('/', '\\')))
            {
                var at = path.IndexOf(tail, StringComparison.OrdinalIgnoreCase);
                if (at > 0 && (path.Length == at + tail.Length || path[at + tail.Length] == '\\'))
                {
                    return path[..(at + 1)];
                }
            }
        }

        return null;
    }
}
