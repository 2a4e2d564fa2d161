namespace Breakwater.Evidence.Containers;

/// <summary>A compressed single file: one entry with the name of the archive without its extension.</summary>
internal sealed class GzipWalk(Stream unpacked, string name, long lengthBytes) : ISequentialWalk
{
    private bool _moved;

    public WalkedEntry Current { get; } = new(NameInside(name), lengthBytes, 0, EntryType.File);

    public static string NameInside(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3]
        : name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) ? name[..^4] + ".tar"
        : name.EndsWith(".gzip", StringComparison.OrdinalIgnoreCase) ? name[..^5]
        : name;

    public bool MoveNext() => !_moved && (_moved = true);

    public Stream Open() => unpacked;

    public void Dispose() => unpacked.Dispose();
}
