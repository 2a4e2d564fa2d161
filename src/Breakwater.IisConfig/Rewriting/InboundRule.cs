using Breakwater.IisConfig.Merging;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>A rule that looks at requests.</summary>
internal sealed record InboundRule
{
    public required MergedItem Source { get; init; }

    public required bool Enabled { get; init; }

    public required bool StopProcessing { get; init; }

    public required PatternSyntax Syntax { get; init; }

    public required RewritePattern Url { get; init; }

    public required bool NegateUrl { get; init; }

    public required bool IgnoreCase { get; init; }

    public required ConditionSet Conditions { get; init; }

    public required RewriteActionType Action { get; init; }

    public required string ActionUrl { get; init; }

    public string Name => Source.Name;

    /// <summary>The request does not reach the application.</summary>
    public bool Blocks => Action is RewriteActionType.AbortRequest or RewriteActionType.CustomResponse;

    /// <summary>A pattern that IIS cannot compile, as written; null when all are sound.</summary>
    public string? BrokenPattern => !Url.IsValid ? Url.Text : Conditions.Conditions.FirstOrDefault(c => !c.Pattern.IsValid)?.Pattern.Text;
}
