using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Suppressions;

/// <summary>Matches that somebody has looked at and does not want to see again; made by <see cref="SuppressionParser"/>.</summary>
public sealed class Suppression
{
    private readonly Lazy<RuleSet> _alone;
    private readonly int _number;

    internal Suppression(string path, int line, string rule, string reason, DateOnly? expires, Expression? when, int number)
    {
        _number = number;
        Path = path;
        Line = line;
        Rule = rule;
        Reason = reason;
        Expires = expires;
        When = when;
        _alone = new(() => RuleSet.Compile([Condition(new LogSource(null, null, null), "")]));
    }

    /// <summary>The file as it was named to the parser.</summary>
    public string Path { get; }

    /// <summary>The line on which the entry begins.</summary>
    public int Line { get; }

    /// <summary>Id, name or title of the rule.</summary>
    public string Rule { get; }

    public string Reason { get; }

    /// <summary>The last day on which it holds, UTC; null when it never ends.</summary>
    public DateOnly? Expires { get; }

    /// <summary>False when every match of the rule is suppressed.</summary>
    public bool HasCondition => When is not null;

    internal Expression? When { get; }

    public bool Names(SigmaDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Rule == document.Name || Rule.Equals(document.Id, StringComparison.OrdinalIgnoreCase) || Rule.Equals(document.Title, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The condition as a rule of the same log source as the one it suppresses, to be compiled and matched together with it; null without a condition.</summary>
    public SigmaRule? ConditionFor(SigmaRule target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return When is null ? null : Condition(target.LogSource, target.Id);
    }

    /// <summary>Whether the condition holds for a match of which only some fields are known, as those of correlations; true without a condition.</summary>
    public bool HoldsFor(IEnumerable<KeyValuePair<string, string>> fields)
    {
        if (When is null)
        {
            return true;
        }

        var view = new FieldMap(_alone.Value.Fields, fields);
        var holds = new List<SigmaRule>();
        _alone.Value.For(_ => true).Match(in view, holds);
        return holds.Count > 0;
    }

    private SigmaRule Condition(LogSource source, string target) =>
        new(new DocumentHeader(Path, Line, Reason) { OwnId = FormattableString.Invariant($"suppression {_number} of {Path} of {target}") }, source, When!);
}
