namespace Breakwater.Analysis;

/// <summary>What to assess and how; one request is one server.</summary>
public sealed record AssessmentRequest
{
    /// <summary>Folders, archives or files, all of one server.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>The present, UTC, as the caller read it; used where <see cref="AsOf"/> is not given.</summary>
    public required DateTime Now { get; init; }

    /// <summary><c>--as-of</c>: assessment time, which also caps the collection time.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary><c>--since</c>: start of the exposure window.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The user's own Sigma rules: files or folders.</summary>
    public IReadOnlyList<string> RulePaths { get; init; } = [];

    /// <summary>The user's own YARA rule files, tried on the files of web folders.</summary>
    public IReadOnlyList<string> YaraPaths { get; init; } = [];

    /// <summary>Password of encrypted archives.</summary>
    public string? Password { get; init; }

    /// <summary>Threads that read evidence, at least 1.</summary>
    public int Threads { get; init; } = 1;

    public required string ToolVersion { get; init; }
}
