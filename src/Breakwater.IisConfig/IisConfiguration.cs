using System.Xml.Linq;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig;

/// <summary>What an applicationHost.config declares.</summary>
public sealed record IisConfiguration
{
    private const int MaxApplications = 500;
    private const int MaxDirectories = 2000;

    /// <summary>False when the file broke off: then nothing may be concluded from what is absent.</summary>
    public required bool Complete { get; init; }

    /// <summary>In the order of their ids.</summary>
    public required IReadOnlyList<IisSite> Sites { get; init; }

    /// <summary>Site, CentralBinary or CentralW3C.</summary>
    public required string CentralLogFileMode { get; init; }

    public required IReadOnlyList<IisApplicationPool> ApplicationPools { get; init; }

    public required IReadOnlyList<IisGlobalModule> GlobalModules { get; init; }

    public required IReadOnlyList<IisModule> Modules { get; init; }

    public required IReadOnlyList<IisHandler> Handlers { get; init; }

    /// <summary>Root of the Exchange installation, with trailing backslash, as the sites' folders tell; null when no folder tells.</summary>
    public string? ExchangeInstallPath { get; init; }

    /// <summary>The element tree, for whoever merges it with the files below.</summary>
    internal XElement Root { get; init; } = new("configuration");

    /// <summary>False where it names more applications or folders than any server has: merging costs their square, so such a configuration is not evaluated.</summary>
    public bool IsEvaluable => Sites.Sum(s => s.Applications.Count) <= MaxApplications && Sites.Sum(s => s.Applications.Sum(a => a.VirtualDirectories.Count)) <= MaxDirectories;

    public IisSite? FrontEnd => Sites.FirstOrDefault(s => s.Kind == IisSiteKind.FrontEnd);

    public IisSite? BackEnd => Sites.FirstOrDefault(s => s.Kind == IisSiteKind.BackEnd);

    /// <summary>
    /// Reads the file; true when at least its sites could be read. A file that breaks off is read up to there, with a problem and <see cref="Complete"/> false.
    /// Refuses document types, external references, more than 64 levels or 500,000 elements.
    /// </summary>
    public static bool TryRead(Stream stream, string path, out IisConfiguration? configuration, out string? problem)
    {
        configuration = null;
        var root = BoundedXml.Read(stream, path, out problem);
        if (root is null)
        {
            problem ??= Messages.NotIis(path, "");
            return false;
        }

        if (root.Name != "configuration" || root.Element("system.applicationHost") is null)
        {
            problem ??= Messages.NotIis(path, root.Name.LocalName);
            return false;
        }

        configuration = ConfigurationReader.Read(root, complete: problem is null);
        return true;
    }

    /// <summary>Where the logs of each site lie, front end first.</summary>
    public IEnumerable<IisLogFolder> LogFolders()
    {
        foreach (var site in Sites.OrderBy(s => s.Kind switch { IisSiteKind.FrontEnd => 0, IisSiteKind.BackEnd => 1, _ => 2 }).ThenBy(s => s.Id))
        {
            var name = CentralLogFileMode == "Site" ? $"W3SVC{site.Id}" : "W3SVC";
            yield return new(site.Kind, site.Id, site.Name, $@"{site.Logging.Directory.TrimEnd('\\', '/')}\{name}", site.Logging.Enabled, site.Logging.Format);
        }
    }
}
