using System.Xml.Linq;
using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Merging;

/// <summary>The configuration in force at one application: applicationHost.config, its locations, and every web.config on the way down, parents first.</summary>
internal sealed class MergedPlace
{
    private readonly List<ConfigurationLayer> _layers = [];
    private readonly List<string> _faults = [];
    private readonly List<string> _unseen = [];
    private readonly SectionLocks _locks;

    private MergedPlace(ConfigurationFiles files, IisSite site, string path) => (Files, Site, Path, _locks) = (files, site, path, new SectionLocks(files.Host.Root));

    public ConfigurationFiles Files { get; }

    public IisSite Site { get; }

    /// <summary>Path below the site, without slashes at its ends; empty for the site's root.</summary>
    public string Path { get; }

    public string Name => Path.Length == 0 ? Site.Name : $"{Site.Name}/{Path}";

    public IReadOnlyList<ConfigurationLayer> Layers => _layers;

    /// <summary>Why IIS refuses the place as a whole: a damaged file, a section set where it is locked.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Files that may exist on the server but are not in the evidence.</summary>
    public IReadOnlyList<string> Unseen => _unseen;

    /// <summary>Whether a web.config here may set the section.</summary>
    public bool IsLocked(params ReadOnlySpan<string> section) => _locks.IsLocked(section);

    public static MergedPlace Of(ConfigurationFiles files, IisSite site, string path)
    {
        var place = new MergedPlace(files, site, path.Trim('/'));
        var root = files.Host.Root;
        foreach (var server in root.Elements("system.webServer"))
        {
            place._locks.Hear(server, null);
            place._layers.Add(new ConfigurationLayer(server, files.HostPath, "", files));
        }

        place.AddHostLocations("");
        var parts = place.Path.Length == 0 ? [] : place.Path.Split('/');
        for (var depth = 0; depth <= parts.Length; depth++)
        {
            var level = string.Join('/', parts.Take(depth));
            place.AddHostLocations(level.Length == 0 ? site.Name : $"{site.Name}/{level}");
            place.AddParentLocations(level);
            place.AddWebConfig(level);
        }

        return place;
    }

    /// <summary>Every application of a site with its own path, shortest first.</summary>
    public static IEnumerable<string> Applications(IisSite site) =>
        site.Applications.Select(a => a.Path.Trim('/')).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal);

    public MergedCollection Collection(string entry, params string[] section) => MergedCollection.Of(_layers, section, entry);

    /// <summary>The attribute of a section that is in force here; null where nobody sets it.</summary>
    public string? Attribute(string attribute, params string[] section) => MergedCollection.Attribute(_layers, section, attribute);

    private void AddHostLocations(string place)
    {
        foreach (var location in Files.Host.Root.Elements("location").Where(l => LocationPath(l).Equals(place, StringComparison.OrdinalIgnoreCase)))
        {
            Add(location, Files.HostPath, LevelOf(place));
        }
    }

    private static string LevelOf(string place) => place.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? place[(slash + 1)..] : "";

    /// <summary>Locations of the web.config files above that name this level.</summary>
    private void AddParentLocations(string level)
    {
        if (level.Length == 0)
        {
            return;
        }

        var parts = level.Split('/');
        for (var depth = 0; depth < parts.Length; depth++)
        {
            var below = string.Join('/', parts.Skip(depth));
            if (FolderOf(string.Join('/', parts.Take(depth))) is { } folder && Files.WebConfig(folder) is { Root: { } root } file)
            {
                foreach (var location in root.Elements("location").Where(l => LocationPath(l).Equals(below, StringComparison.OrdinalIgnoreCase)))
                {
                    Add(location, file.Path, level);
                }
            }
        }
    }

    private void AddWebConfig(string level)
    {
        if (FolderOf(level) is not { } folder)
        {
            return;
        }

        if (Files.WebConfig(folder) is not { } file)
        {
            // A collector walks whole folders: where it took the file above this one, it would have taken this one too.
            if (ConfigurationFiles.WebConfigPath(folder) is var path && Files.MayExist(path) && (Files.IsWholeServer || !TookFileAbove(folder)))
            {
                _unseen.Add(path);
            }

            return;
        }

        if (file.Problem is not null)
        {
            _faults.Add(file.Problem);
        }

        _faults.AddRange(SectionLocks.Twice(file.Root).Select(section => Messages.SectionTwice(file.Path, section)));
        foreach (var server in file.Root?.Elements("system.webServer") ?? [])
        {
            _faults.AddRange(_locks.Violations(server).Select(section => Messages.Locked(file.Path, section)));
            _locks.Hear(server, null);
            CheckMovedSections(server, folder);
            _layers.Add(new ConfigurationLayer(server, file.Path, level, Files));
        }

        foreach (var location in (file.Root?.Elements("location") ?? []).Where(l => LocationPath(l).Length == 0))
        {
            Add(location, file.Path, level);
        }
    }

    private bool TookFileAbove(string folder)
    {
        var above = folder.TrimEnd('\\', '/');
        return above.LastIndexOfAny(['\\', '/']) is var cut and > 0 && Files.WebConfig(above[..cut]) is not null;
    }

    private void Add(XElement location, string file, string level)
    {
        // A location that does not pass on to child applications counts only where no application begins below it.
        if (ConfigurationReader.Text(location, "inheritInChildApplications").Equals("false", StringComparison.OrdinalIgnoreCase) && StartsApplicationBelow(level))
        {
            return;
        }

        foreach (var server in location.Elements("system.webServer"))
        {
            if (file != Files.HostPath)
            {
                _faults.AddRange(_locks.Violations(server).Select(section => Messages.Locked(file, section)));
            }

            _locks.Hear(server, location);
            _layers.Add(new ConfigurationLayer(server, file, level, Files));
        }
    }

    /// <summary>A section that was moved to a file which is not there: IIS refuses it on a server, and in evidence it may say anything.</summary>
    private void CheckMovedSections(XElement server, string folder)
    {
        foreach (var source in server.Descendants().Select(e => ConfigurationReader.Text(e, "configSource")).Where(s => s.Length > 0).Select(s => $"{folder.TrimEnd('\\', '/')}\\{s}").Where(p => Files.Find(p) is null))
        {
            (Files.IsWholeServer ? _faults : _unseen).Add(Files.IsWholeServer ? Messages.Inaccessible(source, "configSource names it, and it does not exist") : source);
        }
    }

    private bool StartsApplicationBelow(string level) => Site.Applications.Any(a =>
        a.Path.Trim('/') is var path && path.Length > level.Length && (path.Equals(Path, StringComparison.OrdinalIgnoreCase) || Path.StartsWith(path + "/", StringComparison.OrdinalIgnoreCase))
        && (level.Length == 0 || path.StartsWith(level + "/", StringComparison.OrdinalIgnoreCase)));

    private static string LocationPath(XElement location) => ConfigurationReader.Text(location, "path").Trim('/') is var path && path == "." ? "" : path;

    /// <summary>The folder of an application or of one of its virtual directories; null for a plain subfolder.</summary>
    private string? FolderOf(string level)
    {
        foreach (var application in Site.Applications)
        {
            var path = application.Path.Trim('/');
            foreach (var directory in application.VirtualDirectories)
            {
                var at = $"{path}/{directory.Path.Trim('/')}".Trim('/');
                if (at.Equals(level, StringComparison.OrdinalIgnoreCase))
                {
                    return directory.PhysicalPath;
                }
            }
        }

        return null;
    }
}
