using Breakwater.IisConfig;
using Breakwater.IisConfig.Files;

namespace Breakwater.Mitigation.Files;

/// <summary>The configuration files of a server, with changes that are not written yet on top.</summary>
public sealed class ServerFiles
{
    /// <summary>No configuration is near this size; a larger file is hostile.</summary>
    private const long LargestFile = 64L << 20;

    private const string MainFile = @"\web.config";

    private readonly Dictionary<string, byte[]?> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]?> _changed = new(StringComparer.OrdinalIgnoreCase);

    public ServerFiles(ServerRoot root) => Root = root;

    public ServerRoot Root { get; }

    /// <summary>What would be written, by place on the server; null deletes.</summary>
    public IReadOnlyDictionary<string, byte[]?> Changed => _changed;

    /// <summary>Content on disk; null when there is no such file, or none that can be read.</summary>
    public byte[]? OnDisk(string windowsPath)
    {
        if (!_read.TryGetValue(windowsPath, out var content))
        {
            _read[windowsPath] = content = Root.Resolve(windowsPath) is { } path && File.Exists(path) ? TryRead(path) : null;
        }

        return content;
    }

    private static byte[]? TryRead(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile ? File.ReadAllBytes(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Content with the changes made so far.</summary>
    public byte[]? Content(string windowsPath) => _changed.TryGetValue(windowsPath, out var content) ? content : OnDisk(windowsPath);

    public void Change(string windowsPath, byte[]? content) => _changed[windowsPath] = content;

    /// <summary>Everything that differs from the disk, in a stated order.</summary>
    public IReadOnlyList<Journals.FileChange> Differences() =>
    [
        .. _changed.Where(c => Journals.FileChange.Digest(c.Value) != Journals.FileChange.Digest(OnDisk(c.Key))).OrderBy(c => c.Key, StringComparer.OrdinalIgnoreCase)
            .Select(c => new Journals.FileChange(c.Key, OnDisk(c.Key), c.Value)),
    ];

    /// <summary>Merges what is on disk and what is changed; null when there is no applicationHost.config that can be read.</summary>
    public ConfigurationFiles? Configuration(out string? problem)
    {
        problem = null;
        if (Content(ServerRoot.HostPath) is not { } bytes)
        {
            problem = Messages.NoHost(ServerRoot.HostPath);
            return null;
        }

        if (!IisConfiguration.TryRead(new MemoryStream(bytes, writable: false), ServerRoot.HostPath, out var host, out problem))
        {
            return null;
        }

        var files = new ConfigurationFiles(host!, ServerRoot.HostPath, isWholeServer: true);
        foreach (var folder in !host!.IsEvaluable ? [] : host.Sites.SelectMany(s => s.Applications).SelectMany(a => a.VirtualDirectories).Select(v => v.PhysicalPath).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var path in Configurations(folder.TrimEnd('\\', '/')))
            {
                files.Add(path, new MemoryStream(Content(path)!, writable: false));
            }

            if (IsHidden(folder.TrimEnd('\\', '/')))
            {
                files.AddUnseen(folder.TrimEnd('\\', '/') + MainFile);
            }
        }

        return files;
    }

    /// <summary>A drive that is not below the root, a part of it that was not copied, a link, a file that cannot be read: what its web.config says is not known.</summary>
    private bool IsHidden(string folder) => Content(folder + MainFile) is null
        && (Root.Resolve(folder) is not { } real || Root.Resolve(folder + MainFile) is not { } file || File.Exists(file) || !(Directory.Exists(real) || Directory.Exists(Path.GetDirectoryName(real))));

    /// <summary>web.config of a folder and, for sections that were moved out of it, the other .config files beside it.</summary>
    private IEnumerable<string> Configurations(string folder)
    {
        var main = folder + MainFile;
        if (Content(main) is not { } bytes)
        {
            yield break;
        }

        yield return main;
        if (bytes.AsSpan().IndexOf("configSource"u8) < 0 && bytes.AsSpan().IndexOf("c\0o\0n\0f\0i\0g\0S\0o\0u\0r\0c\0e"u8) < 0)
        {
            yield break;
        }

        var real = Root.Resolve(folder);
        string[] names = real is not null && Directory.Exists(real) ? [.. Directory.EnumerateFiles(real, "*.config").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)] : [];
        foreach (var name in names)
        {
            var path = $@"{folder}\{name}";
            if (!name.Equals("web.config", StringComparison.OrdinalIgnoreCase) && Content(path) is not null)
            {
                yield return path;
            }
        }
    }
}
