using Breakwater.Knowledge.Mitigations;

namespace Breakwater.Mitigation.Editing;

/// <summary>Recipes as elements, one line each, as the vendor's tools write them.</summary>
internal static class RuleMarkup
{
    public static string[] Lines(BlockingRule rule) =>
    [
        $"<rule name=\"{MarkupText.Escape(rule.Name)}\" enabled=\"true\" patternSyntax=\"ECMAScript\" stopProcessing=\"{(rule.StopProcessing ? "true" : "false")}\">",
        "  <match url=\".*\" />",
        "  <conditions>",
        $"    <add input=\"{MarkupText.Escape(rule.Input)}\" pattern=\"{MarkupText.Escape(rule.Pattern)}\" />",
        "  </conditions>",
        "  <action type=\"AbortRequest\" />",
        "</rule>",
    ];

    public static string[] Lines(HeaderRule rule) =>
    [
        $"<rule name=\"{MarkupText.Escape(rule.Name)}\" preCondition=\"{MarkupText.Escape(rule.PreCondition)}\" enabled=\"true\" stopProcessing=\"false\">",
        $"  <match serverVariable=\"{MarkupText.Escape(rule.ServerVariable)}\" pattern=\"{MarkupText.Escape(rule.Pattern)}\" />",
        $"  <action type=\"Rewrite\" value=\"{MarkupText.Escape(rule.Value)}\" />",
        "</rule>",
    ];

    public static string[] PreConditionLines(HeaderRule rule) =>
    [
        $"<preCondition name=\"{MarkupText.Escape(rule.PreCondition)}\" logicalGrouping=\"MatchAll\" patternSyntax=\"ECMAScript\">",
        .. rule.Conditions.Select(c => $"  <add input=\"{MarkupText.Escape(c.Input)}\" pattern=\"{MarkupText.Escape(c.Pattern)}\" />"),
        "</preCondition>",
    ];
}
