namespace Breakwater.Collection;

/// <summary>What to collect, where to, and what to write into the custody record.</summary>
public sealed record CollectionRequest
{
    /// <summary>Drives, mounted volumes, or folders that hold <c>C</c>, <c>D</c> ...; all of one server.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>The package; while it is being written <c>.partial</c> and <c>.journal</c> lie beside it.</summary>
    public required string Output { get; init; }

    /// <summary>At most so many bytes of evidence are taken.</summary>
    public long? BudgetBytes { get; init; }

    /// <summary>Leave out or mask message subjects, addresses and credentials.</summary>
    public bool Minimise { get; init; }

    /// <summary>How far the server's clock is off, as the person who collects measured it.</summary>
    public string? ClockOffset { get; init; }

    /// <summary>When the image or copy was taken, UTC; a live system needs no such statement.</summary>
    public DateTime? TakenAt { get; init; }

    /// <summary>The person who collects, as given.</summary>
    public string? CollectedBy { get; init; }

    public required string ToolVersion { get; init; }

    public required TimeProvider Clock { get; init; }
}
