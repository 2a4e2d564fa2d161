using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules about one place and the conditions that suppress them there, for one thread.</summary>
/// <param name="Matcher">The rules.</param>
/// <param name="Conditions">Tried on a record that a rule matched; null when there are none.</param>
internal sealed record PlaceRules(RuleMatcher Matcher, RuleMatcher? Conditions)
{
    public static PlaceRules Of(ActiveRules rules, Knowledge.LogSources.RecordPlace place) => new(rules.MatcherFor(place), rules.ConditionsFor(place));
}
