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

    public required int Depth { get; init; }

    /// <summary>Packed size.</summary>
    public required long LengthBytes { get; init; }

    public bool RandomAccess => Kind == ContainerKind.Zip;
}
