namespace Breakwater.Sigma;

/// <summary>What every kind of document states about itself.</summary>
internal sealed record DocumentHeader(string Path, int Line, string Title)
{
    /// <summary>The <c>id</c> as written, or null.</summary>
    public string? OwnId { get; init; }

    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Author { get; init; }
    public RuleLevel Level { get; init; }
    public RuleStatus Status { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> References { get; init; } = [];
    public IReadOnlyList<string> FalsePositives { get; init; } = [];
    public string Taxonomy { get; init; } = "sigma";
    public IReadOnlyDictionary<string, string>? Extension { get; init; }
}
