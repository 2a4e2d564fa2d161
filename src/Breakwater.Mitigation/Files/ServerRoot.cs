namespace Breakwater.Mitigation.Files;

/// <summary>A server's file system below one folder: the live system drive, or a mounted copy. Names are found ignoring case; a link is never followed.</summary>
public sealed class ServerRoot(string folder)
{
    private const char SystemDrive = 'C';

    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>Place of applicationHost.config on every Windows.</summary>
    public static string HostPath => @"C:\Windows\System32\inetsrv\config\applicationHost.config";

    /// <summary>The real path of a place on the server; null when it cannot lie below the root or a link is on the way. What does not exist yet keeps the given spelling.</summary>
    /// <param name="windowsPath">With drive, as the configuration names it.</param>
    public string? Resolve(string windowsPath)
    {
        var parts = windowsPath.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0] is not [var drive, ':'] || !char.IsAsciiLetter(drive) || parts.Skip(1).Any(p => p is "." or ".." || p.Contains(':', StringComparison.Ordinal)))
        {
            return null;
        }

        if (DriveFolder(char.ToUpperInvariant(drive)) is not { } at)
        {
            return null;
        }

        foreach (var part in parts.Skip(1))
        {
            var next = Match(at, part) ?? Path.Combine(at, part);
            if (IsLink(next))
            {
                return null;
            }

            at = next;
        }

        return at;
    }

    public bool Exists(string windowsPath) => Resolve(windowsPath) is { } path && (File.Exists(path) || Directory.Exists(path));

    /// <summary>The root is the system drive; another drive is a folder of that letter beside its content, or on a live server the drive itself.</summary>
    private string? DriveFolder(char drive)
    {
        foreach (var name in (ReadOnlySpan<string>)[$"{drive}", $"{drive}:", $"{drive}$"])
        {
            if (Match(Folder, name) is { } found && Directory.Exists(found) && !IsLink(found))
            {
                return found;
            }
        }

        return drive == SystemDrive || (OperatingSystem.IsWindows() && Folder.StartsWith($"{drive}:", StringComparison.OrdinalIgnoreCase)) ? Folder
            : OperatingSystem.IsWindows() && Folder.Equals($@"{SystemDrive}:\", StringComparison.OrdinalIgnoreCase) ? $@"{drive}:\" : null;
    }

    private static string? Match(string folder, string name)
    {
        var exact = Path.Combine(folder, name);
        if (File.Exists(exact) || Directory.Exists(exact))
        {
            return exact;
        }

        try
        {
            return Directory.Exists(folder)
                ? Directory.EnumerateFileSystemEntries(folder).Where(e => Path.GetFileName(e).Equals(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsLink(string path) => new FileInfo(path) is var file && (file.Exists || Directory.Exists(path)) && file.LinkTarget is not null;
}
