using Breakwater.Model;

namespace Breakwater.Detection.Configuration;

/// <summary>Looks for virtual directories that lead to folders in which nobody keeps a web site: how ProxyShell intruders hid their shells.</summary>
public static class SiteDirectoryDetector
{
    public const string Name = "site-directories";

    private static readonly string[] ShippedPlaces = ["/inetpub/wwwroot/", "/frontend/httpproxy/", "/clientaccess/", "/system32/rpcproxy/"];

    /// <summary>True for a folder of IIS or Exchange.</summary>
    public static bool IsShipped(SiteDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var folder = directory.PhysicalPath.Replace('\\', '/').ToLowerInvariant() + "/";
        return ShippedPlaces.Any(p => folder.Contains(p, StringComparison.Ordinal));
    }

    /// <param name="path">Normalised path of the configuration file.</param>
    /// <param name="directories">All virtual directories of all sites, in file order.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, IEnumerable<SiteDirectory> directories)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(directories);
        return [.. directories.Where(d => HiddenFolder.IsHidden(d.PhysicalPath)).Select(d => Trace(path, d))];
    }

    private static FileTrace Trace(string path, SiteDirectory directory) => new()
    {
        Detector = Name,
        Title = "A virtual directory that leads to a hidden folder",
        Campaign = "proxyshell",
        Rung = Rung.Persistence,
        Confidence = Confidence.High,
        Attack = ["T1505.003", "T1564.001"],
        Excerpt = Excerpts.Around($"site \"{directory.Site}\": {directory.Address} -> {directory.PhysicalPath}", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["address"] = directory.Address,
            ["configuration"] = path,
            ["physicalPath"] = directory.PhysicalPath,
            ["site"] = directory.Site,
        },
        Target = directory.PhysicalPath,
    };
}
