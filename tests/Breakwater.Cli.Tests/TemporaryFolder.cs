namespace Breakwater.Cli.Tests;

/// <summary>A folder of its own for one test, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file and the folders above it.</summary>
    public string Write(string relative, string text)
    {
        var path = At(relative.Split('/'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Every file and folder below, with its size and time of change: equal before and after means that nothing was written.</summary>
    public static IReadOnlyList<string> Snapshot(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true })
            .Select(f => $"{f.FullName} {(f as FileInfo)?.Length} {(f is FileInfo ? f.LastWriteTimeUtc.Ticks : 0)}").Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
