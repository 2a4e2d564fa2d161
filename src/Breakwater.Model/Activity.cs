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

    /// <summary>Accounts of persons under which its successes were had, as the evidence spells them: their password or session is in foreign hands, or their owner did it. None where a hole was used that
    /// lets an intruder act in anybody's name.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    public IReadOnlyList<string> Findings { get; init; } = [];
}
