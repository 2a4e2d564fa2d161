using System.Xml.Linq;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Files;

/// <summary>applicationHost.config and the web.config files below it, by their places on the server, ignoring case, slashes and a missing drive.</summary>
/// <param name="host">The server's own configuration.</param>
/// <param name="hostPath">Where it was read.</param>
/// <param name="isWholeServer">True for a root folder: a file that is not in it does not exist. False for collected evidence: it may just not have been taken.</param>
public sealed class ConfigurationFiles(IisConfiguration host, string hostPath, bool isWholeServer)
{
    /// <summary>More locations, or entries of rewriting and modules, than any file has.</summary>
    private const int MaxEntries = 5000;

    private readonly Dictionary<string, ConfigurationFile> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unseen = new(StringComparer.OrdinalIgnoreCase);

    public IisConfiguration Host => host;

    public string HostPath => hostPath;

    public bool IsWholeServer => isWholeServer;

    /// <summary>False where there is so much of everything that merging it would take hours.</summary>
    internal bool IsEvaluable => host.IsEvaluable && IsOrdinary(host.Root) && _files.Values.All(f => f.Root is null || IsOrdinary(f.Root));

    /// <summary>Adds a file; damage is kept as such, because it decides what IIS does.</summary>
    public void Add(string path, Stream content)
    {
        var root = BoundedXml.Read(content, path, out var problem);
        if (root is not null && problem is null && root.Name != "configuration" && path.EndsWith("web.config", StringComparison.OrdinalIgnoreCase))
        {
            problem = Messages.NotConfiguration(path, root.Name.LocalName);
        }

        _files[Key(path)] = new ConfigurationFile(path, root, problem);
    }

    /// <summary>Notes a file that exists, or may exist, and cannot be read.</summary>
    public void AddUnseen(string path) => _unseen.Add(Key(path));

    /// <summary>Whether a file that is not here may all the same be on the server.</summary>
    internal bool MayExist(string path) => !isWholeServer || _unseen.Contains(Key(path));

    /// <summary>The file at a place on the server; null where there is none.</summary>
    internal ConfigurationFile? Find(string windowsPath)
    {
        var key = Key(windowsPath);
        return _files.GetValueOrDefault(key) ?? _files.GetValueOrDefault(WithoutDrive(key));
    }

    /// <summary>The web.config of a folder.</summary>
    internal ConfigurationFile? WebConfig(string folder) => Find(WebConfigPath(folder));

    internal static string WebConfigPath(string folder) => folder.TrimEnd('\\', '/') + @"\web.config";

    private static string Key(string path) => path.Replace('\\', '/').TrimStart('/').Replace("//", "/", StringComparison.Ordinal);

    private static string WithoutDrive(string key) => key.Length > 2 && key[1] == ':' ? key[2..].TrimStart('/') : key;

    private static bool IsOrdinary(XElement root) => !root.Elements("location").Skip(MaxEntries).Any()
        && !root.Descendants().Where(e => e.Name.LocalName is "rewrite" or "modules").SelectMany(e => e.Descendants()).Skip(MaxEntries).Any()
        && !root.Elements("configSections").Descendants().Skip(MaxEntries).Any();
}
