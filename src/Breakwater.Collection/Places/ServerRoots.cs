namespace Breakwater.Collection.Places;

/// <summary>The folders that were given, and the drives of the server that they hold.</summary>
internal sealed class ServerRoots
{
    private ServerRoots(IReadOnlyList<RootFolder> given, IReadOnlyList<RootFolder> drives, bool isLive)
    {
        Given = given;
        Drives = drives;
        IsLive = isLive;
    }

    public IReadOnlyList<RootFolder> Given { get; }

    /// <summary>A given drive or mounted volume itself, or the folders <c>C</c>, <c>D:</c> ... in a given folder.</summary>
    public IReadOnlyList<RootFolder> Drives { get; }

    /// <summary>True when this machine's own system drive was given: then the present is the time of the evidence.</summary>
    public bool IsLive { get; }

    public static ServerRoots Of(IReadOnlyList<string> paths)
    {
        List<RootFolder> given = [];
        List<RootFolder> drives = [];
        var isLive = false;
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            full = Path.TrimEndingDirectorySeparator(new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full);
            var letter = LetterOfRoot(full);
            var root = new RootFolder(LocalPaths.Extended(full), letter is { } l ? $"{l}/" : given.Count == 0 ? "" : $"root{given.Count + 1}/", letter);
            given.Add(root);
            isLive |= IsSystemDrive(full);
            List<RootFolder> inside = letter is null ? [.. DrivesIn(root)] : [];
            drives.AddRange(inside.Count > 0 ? inside : [root]);
        }

        return new ServerRoots(given, drives, isLive);
    }

    /// <summary>The place in the package of a file below a root; null when it lies outside of all.</summary>
    public string? EntryOf(string path)
    {
        foreach (var root in Drives.Concat(Given))
        {
            if (root.Below(path) is { } below)
            {
                return root.Prefix + below;
            }
        }

        return null;
    }

    /// <summary>The path below its drive; null outside of all.</summary>
    public string? BelowDrive(string path) => Drives.Concat(Given).Select(r => r.Below(path)).FirstOrDefault(b => b is not null);

    private static IEnumerable<RootFolder> DrivesIn(RootFolder root)
    {
        try
        {
            return [.. new DirectoryInfo(root.Folder).EnumerateDirectories().Select(d => (d.FullName, Letter: LetterOf(d.Name))).Where(d => d.Letter is not null)
                .OrderBy(d => d.FullName, StringComparer.Ordinal).Select(d => new RootFolder(d.FullName, $"{root.Prefix}{d.Letter}/", d.Letter))];
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            // The survey meets the same fault and names it.
            return [];
        }
    }

    private static char? LetterOfRoot(string full) => OperatingSystem.IsWindows() && full.Length is 2 or 3 && full[1] == ':' ? char.ToUpperInvariant(full[0]) : LetterOf(Path.GetFileName(full));

    /// <summary><c>C</c> as collectors write it, <c>C:</c> as it is, <c>C$</c> as the administrative share.</summary>
    private static char? LetterOf(string name) =>
        name.Length is 1 or 2 && char.IsAsciiLetter(name[0]) && (name.Length == 1 || name[1] is ':' or '$') ? char.ToUpperInvariant(name[0]) : null;

    private static bool IsSystemDrive(string full) =>
        OperatingSystem.IsWindows() && string.Equals(Path.GetPathRoot(Environment.SystemDirectory)?.TrimEnd('\\'), full.TrimEnd('\\'), StringComparison.OrdinalIgnoreCase);
}
