namespace Breakwater.Analysis.Hunting;

/// <summary>What to hunt for and where.</summary>
public sealed record HuntRequest
{
    /// <summary>Folders, archives or files, of any number of computers.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Sigma rules: files or folders.</summary>
    public required IReadOnlyList<string> RulePaths { get; init; }

    /// <summary>File with the values of the rules' placeholders; null for none.</summary>
    public string? PlaceholderPath { get; init; }

    public RuleSelection Selection { get; init; } = new();

    /// <summary>Matches before this time are left out; records without a time are kept.</summary>
    public DateTime? From { get; init; }

    /// <summary>Matches at or after this time are left out.</summary>
    public DateTime? To { get; init; }

    /// <summary>File of suppressions; null for none.</summary>
    public string? SuppressionPath { get; init; }

    /// <summary>The present day, UTC, as the caller read it: suppressions end.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Password of encrypted archives.</summary>
    public string? Password { get; init; }

    /// <summary>Threads that read evidence, at least 1.</summary>
    public int Threads { get; init; } = 1;
}
