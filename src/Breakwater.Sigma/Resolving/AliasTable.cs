namespace Breakwater.Sigma.Resolving;

/// <summary>A correlation's aliases by the rule that each entry is for.</summary>
internal sealed class AliasTable
{
    private readonly SigmaCorrelation _correlation;
    private readonly Dictionary<(int Target, string Alias), string> _fields = [];

    /// <param name="targets">What the correlation names, in that order; null where there is no such rule.</param>
    public AliasTable(SigmaCorrelation correlation, IReadOnlyList<SigmaDocument?> targets, DocumentIndex index, ProblemList problems)
    {
        _correlation = correlation;
        foreach (var alias in correlation.Aliases)
        {
            foreach (var (rule, field) in alias.FieldOf)
            {
                var target = IndexOf(rule.Text, targets);
                if (target >= 0)
                {
                    _fields[(target, alias.Name)] = field;
                }
                else if (!index.IsRefused(rule.Text))
                {
                    problems.Add(Messages.AliasOfOther(correlation, rule.Line, alias.Name, rule.Text, problems.IsFull ? null : NearestWord.Find(rule.Text, correlation.Rules)));
                }
            }
        }
    }

    /// <summary>The field that a name of the correlation means in one of its rules.</summary>
    public string FieldOf(int target, string name) => _fields.GetValueOrDefault((target, name), name);

    /// <summary>Says where an alias has no field for a rule.</summary>
    public void WarnOfMissing(ProblemList problems)
    {
        foreach (var alias in _correlation.Aliases)
        {
            int[] without = [.. Enumerable.Range(0, _correlation.Named.Count).Where(i => !_fields.ContainsKey((i, alias.Name)))];
            if (without.Length > 0)
            {
                problems.Add(Messages.AliasIncomplete(_correlation, alias.Line, alias.Name, _correlation.Named[without[0]].Text, without.Length - 1));
            }
        }
    }

    /// <summary>The rule may be named as in `rules`, or by its other name.</summary>
    private int IndexOf(string rule, IReadOnlyList<SigmaDocument?> targets)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (rule == _correlation.Named[i].Text || (targets[i] is { } target && (rule == target.Name || rule.Equals(target.OwnId, StringComparison.OrdinalIgnoreCase))))
            {
                return i;
            }
        }

        return -1;
    }
}
