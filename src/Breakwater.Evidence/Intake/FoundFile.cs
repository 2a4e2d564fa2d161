using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>A file seen by the inventory, before it is known what it is.</summary>
internal readonly record struct FoundFile(string OriginalPath, IReadOnlyList<string> Levels, long LengthBytes, ReadOnlyMemory<byte> Head)
{
    /// <summary>On disk, outside archives.</summary>
    public string? File { get; init; }

    public Container? Container { get; init; }

    public int Entry { get; init; }

    public byte[]? Sha256 { get; init; }

    /// <summary>As the folder or archive has it; null where it has none.</summary>
    public DateTime? Modified { get; init; }

    public string Name => Levels[^1][(Levels[^1].LastIndexOfAny(['/', '\\']) + 1)..];
}
