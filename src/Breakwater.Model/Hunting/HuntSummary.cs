namespace Breakwater.Model.Hunting;

/// <summary>What a hunt looked at and found, in numbers.</summary>
public sealed record HuntSummary
{
    public required long Matches { get; init; }

    /// <summary>Matches that a suppression took out.</summary>
    public long Suppressed { get; init; }

    /// <summary>Matches of a record that an overlapping copy held again.</summary>
    public long Duplicates { get; init; }

    public required long Files { get; init; }

    public required long Records { get; init; }

    /// <summary>Records that at least one rule was tried on.</summary>
    public required long Eligible { get; init; }

    public required int RulesLoaded { get; init; }

    /// <summary>Rules that were tried on at least one kind of record in this evidence.</summary>
    public required int RulesTried { get; init; }

    /// <summary>The other rules, by file, then correlations that lack a rule, each with the reason why it was not tried.</summary>
    public IReadOnlyList<(HuntRule Rule, string Reason)> NotTried { get; init; } = [];

    /// <summary>Rules that require no rare text, by file: they were tried on every line of text logs.</summary>
    public IReadOnlyList<HuntRule> OnEveryLine { get; init; } = [];

    public IReadOnlyList<(HuntRule Rule, long Count)> ByRule { get; init; } = [];

    public IReadOnlyList<HuntCount> ByLevel { get; init; } = [];

    public IReadOnlyList<HuntCount> ByComputer { get; init; } = [];

    public IReadOnlyList<HuntCount> ByTactic { get; init; } = [];
}
