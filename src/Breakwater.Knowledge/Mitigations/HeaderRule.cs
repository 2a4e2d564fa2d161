namespace Breakwater.Knowledge.Mitigations;

/// <summary>An outbound URL Rewrite rule with its pre-condition.</summary>
public sealed record HeaderRule
{
    public required string Name { get; init; }

    public required string PreCondition { get; init; }

    /// <summary>Names that other tools give the rule.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Application below the front-end site, for example <c>owa</c>.</summary>
    public required string Application { get; init; }

    public required string ServerVariable { get; init; }

    public required string Pattern { get; init; }

    public required string Value { get; init; }

    /// <summary>What the response must add so that the rule counts as working.</summary>
    public required string Expected { get; init; }

    public required IReadOnlyList<HeaderCondition> Conditions { get; init; }

    /// <summary>Earlier forms of one of the conditions.</summary>
    public required IReadOnlyList<SupersededForm> Superseded { get; init; }
}
