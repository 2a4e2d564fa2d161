namespace Breakwater.Model;

/// <summary>Findings clustered into one intruder's doing; never merged on address alone.</summary>
public sealed record Activity
{
    public required string Id { get; init; }

    public IReadOnlyList<Rung> Rungs { get; init; } = [];

    public EvidenceTime? FirstSeen { get; init; }

    public EvidenceTime? LastSeen { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    public IReadOnlyList<string> Tooling { get; init; } = [];

    public IReadOnlyList<string> Findings { get; init; } = [];
}
