namespace Breakwater.Model;

/// <summary>A next step for the people responsible.</summary>
public sealed record ActionStep
{
    public required string Id { get; init; }

    /// <summary>One-based.</summary>
    public required int Order { get; init; }

    public required string Title { get; init; }

    public required string Why { get; init; }

    public required IReadOnlyList<string> How { get; init; }

    public required string Verify { get; init; }

    public required string Undo { get; init; }

    /// <summary>Who decides, for example "management" or "the administrator".</summary>
    public required string Decides { get; init; }

    /// <summary>How long it usually takes one person, in words; empty where nothing is known.</summary>
    public string Takes { get; init; } = "";

    /// <summary>By when; null where no date follows from the assessment.</summary>
    public DateTime? Due { get; init; }
}
