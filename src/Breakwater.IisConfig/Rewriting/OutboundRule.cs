using Breakwater.IisConfig.Merging;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>A rule that rewrites a header of the response.</summary>
/// <param name="PreCondition">Name of the pre-condition; empty when it always runs.</param>
/// <param name="ServerVariable">The header, for example <c>RESPONSE_Content_Security_Policy</c>; empty when the rule rewrites the body.</param>
internal sealed record OutboundRule(
    MergedItem Source, bool Enabled, bool StopProcessing, string PreCondition, string ServerVariable, RewritePattern Pattern, bool Negate, bool IgnoreCase, ConditionSet Conditions, RewriteActionType Action, string Value)
{
    public string Name => Source.Name;

    public string? BrokenPattern => !Pattern.IsValid ? Pattern.Text : Conditions.Conditions.FirstOrDefault(c => !c.Pattern.IsValid)?.Pattern.Text;
}
