using Breakwater.Sigma.Expressions;

namespace Breakwater.Sigma.Suppressions;

/// <summary>Matches that somebody has looked at and does not want to see again; made by <see cref="SuppressionParser"/>.</summary>
public sealed class Suppression
{
    internal Suppression(string path, int line, string rule, string reason, DateOnly? expires, Expression? when)
    {
        Path = path;
        Line = line;
        Rule = rule;
        Reason = reason;
        Expires = expires;
        When = when;
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
        return When is null ? null : new SigmaRule(new DocumentHeader(Path, Line, Reason) { OwnId = FormattableString.Invariant($"suppression {Path}:{Line} of {target.Id}") }, target.LogSource, When);
    }
}
