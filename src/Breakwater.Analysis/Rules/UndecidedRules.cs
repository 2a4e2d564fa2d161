using Breakwater.Model;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Names the rules that ran out of time, once each, whatever number of threads tried them.</summary>
internal static class UndecidedRules
{
    /// <param name="path">What the report lists them under.</param>
    /// <param name="matchers">Every matcher once.</param>
    public static IEnumerable<UnreadItem> Of(string path, IEnumerable<RuleMatcher> matchers) => matchers.SelectMany(m => m.Undecided).GroupBy(u => u.Rule.Id).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new UnreadItem(path, FormattableString.Invariant($"SCAN001 rule {g.Key} ran out of time on {g.Sum(u => u.Records)} records; they count as not matched by it"), null));
}
