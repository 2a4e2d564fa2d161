namespace Breakwater.Evidence.Containers;

/// <summary>An archive of the evidence: either a file on disk (given, or unpacked for seeking) or a stream inside another archive.</summary>
internal sealed class Container
{
    public required ContainerKind Kind { get; init; }

    public required string OriginalPath { get; init; }

    /// <summary>Null when it is read as a stream out of <see cref="Parent"/>.</summary>
    public string? File { get; init; }

    public Container? Parent { get; init; }

    public int EntryInParent { get; init; }

    /// <summary>Path inside each enclosing archive, outermost first, this archive's own name last.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    public required int Depth { get; init; }

    /// <summary>Packed size; that of the enclosing archive where the own one is not stated, so that nested bombs are measured against what was handed in.</summary>
    public required long LengthBytes { get; init; }

    public bool RandomAccess => Kind == ContainerKind.Zip;

    /// <summary>The name that a lone compressed file inherits.</summary>
    public string Name => Levels.Count == 0 ? "" : Levels[^1][(Levels[^1].LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>The same zip read by its local headers, when its directory is unusable.</summary>
    public Container AsStream() => new()
    {
        Kind = ContainerKind.ZipStream,
        OriginalPath = OriginalPath,
        File = File,
        Parent = Parent,
        EntryInParent = EntryInParent,
        Levels = Levels,
        Depth = Depth,
        LengthBytes = LengthBytes,
    };
}
