namespace Breakwater.IisConfig.Rewriting;

/// <summary>The conditions of a rule or pre-condition.</summary>
/// <param name="MatchAny">One is enough.</param>
/// <param name="TrackAllCaptures">Back-references run over all conditions, not the last one's.</param>
/// <param name="Conditions">In order.</param>
internal sealed record ConditionSet(bool MatchAny, bool TrackAllCaptures, IReadOnlyList<RewriteCondition> Conditions)
{
    public static ConditionSet None { get; } = new(false, false, []);

    /// <summary>True, false, or null when a condition depends on what is not known.</summary>
    /// <param name="captures">Receives the back-references for <c>{C:n}</c>.</param>
    public bool? Hold(Func<string, List<string>, ExpandedInput> expand, List<string> captures)
    {
        var unknown = false;
        foreach (var condition in Conditions)
        {
            var input = expand(condition.Input, captures);
            if (!input.IsKnown || condition.IsFileTest)
            {
                unknown = true;
                continue;
            }

            var groups = condition.Pattern.Match(input.Text);
            var holds = groups is not null != condition.Negate;
            if (holds && groups is not null)
            {
                if (TrackAllCaptures && captures.Count > 0)
                {
                    captures.AddRange(groups.Skip(1));
                }
                else
                {
                    captures.Clear();
                    captures.AddRange(groups);
                }
            }

            if (holds == MatchAny)
            {
                return MatchAny;
            }
        }

        return unknown ? null : Conditions.Count == 0 || !MatchAny;
    }
}
