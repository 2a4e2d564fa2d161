namespace Breakwater.Sigma.Resolving;

/// <summary>A correlation's aliases by the rule that each entry is for.</summary>
internal sealed class AliasTable
{
    private readonly Dictionary<(int Target, string Alias), string> _fields = [];

    public AliasTable(SigmaCorrelation correlation, IReadOnlyList<SigmaDocument> targets, ProblemList problems)
    {
        foreach (var alias in correlation.Aliases)
        {
            foreach (var (rule, field) in alias.FieldOf)
            {
                var target = IndexOf(rule.Text, correlation, targets);
                if (target < 0)
                {
                    problems.Add(Messages.AliasOfOther(correlation, rule.Line, alias.Name, rule.Text, problems.IsFull ? null : NearestWord.Find(rule.Text, correlation.Rules)));
                }
                else
                {
                    _fields[(target, alias.Name)] = field;
                }
            }

            int[] without = [.. Enumerable.Range(0, targets.Count).Where(i => !_fields.ContainsKey((i, alias.Name)))];
            if (without.Length > 0)
            {
                problems.Add(Messages.AliasIncomplete(correlation, alias.Line, alias.Name, correlation.Named[without[0]].Text, without.Length - 1));
            }
        }
    }

    /// <summary>The field that a name of the correlation means in one of its rules.</summary>
    public string FieldOf(int target, string name) => _fields.GetValueOrDefault((target, name), name);

    /// <summary>The rule may be named as in `rules`, or by its other name.</summary>
    private static int IndexOf(string rule, SigmaCorrelation correlation, IReadOnlyList<SigmaDocument> targets)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (rule == correlation.Named[i].Text || rule == targets[i].Name || rule.Equals(targets[i].OwnId, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
