namespace Breakwater.Collection.Places;

/// <summary>Where this server keeps what is wanted: found in its registry, its IIS configuration, at the default place and, failing these, by looking around.</summary>
internal sealed class ServerPlaces
{
    private const string ApplicationHost = "Windows/System32/inetsrv/config/applicationHost.config";
    private const int LookAroundDepth = 4;
    private const int LookAroundFolders = 5000;

    private static readonly string[] DefaultInstalls = ["Program Files/Microsoft/Exchange Server/V15", "Program Files/Microsoft/Exchange Server/V14"];

    /// <summary>Folders by which an installation is recognised, and what of a configured path stands before them.</summary>
    private static readonly string[] Marks = ["FrontEnd/HttpProxy", "ClientAccess", "Logging/HttpProxy"];

    private readonly ServerRoots _roots;
    private readonly FolderTree _tree;
    private readonly HashSet<string> _installs = new(LocalPaths.Comparer);
    private readonly HashSet<string> _logs = new(LocalPaths.Comparer);
    private readonly HashSet<string> _served = new(LocalPaths.Comparer);
    private readonly HashSet<string> _modules = new(LocalPaths.Comparer);
    private readonly HashSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);

    private ServerPlaces(ServerRoots roots, FolderTree tree) => (_roots, _tree) = (roots, tree);

    public IReadOnlyCollection<string> Installs => _installs;

    public IReadOnlyCollection<string> IisLogs => _logs;

    /// <summary>Served folders outside Exchange's own.</summary>
    public IReadOnlyCollection<string> SiteFolders => _served;

    /// <summary>Files of native IIS modules outside the places that are collected anyway.</summary>
    public IReadOnlyCollection<string> Modules => _modules;

    public static ServerPlaces Find(ServerRoots roots, FolderTree tree)
    {
        var places = new ServerPlaces(roots, tree);
        foreach (var install in roots.IsLive ? RegistryNames.OfThisMachine() : [])
        {
            places.AddFolders(install, places._installs);
        }

        foreach (var export in roots.Given.SelectMany(g => tree.Files(g.Folder, below: false)).Where(f => FolderTree.Fits("*.reg", f.Name)))
        {
            places.AddExport(export);
        }

        foreach (var drive in roots.Drives)
        {
            foreach (var configuration in tree.FileAt(drive, ApplicationHost))
            {
                places.AddConfiguration(configuration);
            }

            places._installs.UnionWith(DefaultInstalls.SelectMany(d => tree.Resolve(drive.Folder, d)));
        }

        if (places._installs.Count == 0)
        {
            places.LookAround();
        }

        return places;
    }

    private void AddExport(FileInfo file)
    {
        foreach (var install in Text(file) is { } text ? RegistryNames.OfExport(text) : [])
        {
            AddFolders(install, _installs);
        }
    }

    private void AddConfiguration(FileInfo file)
    {
        var names = IisNames.Of(Text(file) ?? "");
        foreach (var served in names.Served)
        {
            if (InstallOf(served) is { } install)
            {
                AddFolders(install, _installs);
            }
            else if (served.IsTooWide)
            {
                Name(served, Messages.FolderTooWide(served.ToString()));
            }
            else
            {
                AddFolders(served, _served);
            }
        }

        foreach (var logs in names.Logs.Where(l => !l.IsTooWide))
        {
            AddFolders(logs, _logs);
        }

        foreach (var module in names.Modules)
        {
            Add(module, _modules, d => _tree.FileAt(d, module.Below).Select(f => f.FullName));
        }
    }

    private static WindowsPath? InstallOf(WindowsPath served)
    {
        foreach (var mark in Marks)
        {
            if (("/" + served.Below + "/").IndexOf($"/{mark}/", StringComparison.OrdinalIgnoreCase) is > 0 and var at)
            {
                return served with { Below = served.Below[..(at - 1)] };
            }
        }

        return null;
    }

    private void AddFolders(WindowsPath path, HashSet<string> found) => Add(path, found, d => _tree.Resolve(d.Folder, path.Below));

    private void Add(WindowsPath path, HashSet<string> found, Func<RootFolder, IEnumerable<string>> look)
    {
        // A volume whose letter is not known may be any drive; a path without a letter lies where Windows does, which is found by trying too.
        var drives = _roots.Drives.Where(d => path.Letter is null || d.Letter is null || d.Letter == path.Letter).ToList();
        if (drives.Count == 0)
        {
            Name(path, Messages.OtherDrive(path.ToString()));
        }

        found.UnionWith(drives.SelectMany(look));
    }

    /// <summary>Needed for a mounted volume without Windows on it: <c>D:\Exchange2019</c> says nothing of Exchange in its name.</summary>
    private void LookAround()
    {
        var pending = new Queue<(string Folder, int Depth)>(_roots.Drives.Select(d => (d.Folder, 0)));
        for (var seen = 0; seen < LookAroundFolders && pending.TryDequeue(out var next); seen++)
        {
            if (Marks.Any(m => m.Contains('/', StringComparison.Ordinal) && _tree.Resolve(next.Folder, m).Any()))
            {
                _installs.Add(next.Folder);
            }
            else if (next.Depth < LookAroundDepth)
            {
                foreach (var below in _tree.Resolve(next.Folder, "*").Where(b => next.Depth > 0 || !FolderTree.Fits("Windows", Path.GetFileName(b))))
                {
                    pending.Enqueue((below, next.Depth + 1));
                }
            }
        }
    }

    private string? Text(FileInfo file)
    {
        try
        {
            return file.Length > 0 ? IisNames.ReadText(file.FullName) : null;
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            _tree.Problems.Add(new NotCollected(LocalPaths.Plain(file.FullName), "", null, Messages.FileUnreadable(LocalPaths.Plain(file.FullName), e.Message, isLocked: false)));
            return null;
        }
    }

    private void Name(WindowsPath path, string reason)
    {
        if (_missing.Add(path.ToString()))
        {
            _tree.Problems.Add(new NotCollected(path.ToString(), "", null, reason));
        }
    }
}
