using System.Xml.Linq;
using Breakwater.IisConfig.Merging;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>Turns elements into rules. Missing attributes become the module's defaults.</summary>
internal static class RuleReader
{
    public static InboundRule Inbound(MergedItem item)
    {
        var rule = item.Element;
        var match = rule.Element("match");
        var syntax = Syntax(rule);
        var ignoreCase = Flag(match, "ignoreCase", true);
        return new InboundRule
        {
            Source = item,
            Enabled = Flag(rule, "enabled", true),
            StopProcessing = Flag(rule, "stopProcessing", false),
            Syntax = syntax,
            Url = RewritePattern.Of(Attribute(match, "url"), syntax, ignoreCase),
            NegateUrl = Flag(match, "negate", false),
            IgnoreCase = ignoreCase,
            Conditions = Conditions(rule.Element("conditions"), syntax),
            Action = Action(rule.Element("action")),
            ActionUrl = Attribute(rule.Element("action"), "url"),
        };
    }

    public static OutboundRule Outbound(MergedItem item)
    {
        var rule = item.Element;
        var match = rule.Element("match");
        var syntax = Syntax(rule);
        var ignoreCase = Flag(match, "ignoreCase", true);
        return new OutboundRule(
            item, Flag(rule, "enabled", true), Flag(rule, "stopProcessing", false), ConfigurationReader.Text(rule, "preCondition"), Attribute(match, "serverVariable"),
            RewritePattern.Of(Attribute(match, "pattern"), syntax, ignoreCase), Flag(match, "negate", false), ignoreCase, Conditions(rule.Element("conditions"), syntax),
            Action(rule.Element("action")), Attribute(rule.Element("action"), "value"));
    }

    public static PreCondition PreCondition(MergedItem item) => new(item, Conditions(item.Element, Syntax(item.Element)));

    private static ConditionSet Conditions(XElement? element, PatternSyntax syntax) => element is null ? ConditionSet.None : new ConditionSet(
        Attribute(element, "logicalGrouping").Equals("MatchAny", StringComparison.OrdinalIgnoreCase),
        Flag(element, "trackAllCaptures", false),
        [.. element.Elements("add").Select(a => Condition(a, syntax))]);

    private static RewriteCondition Condition(XElement add, PatternSyntax syntax)
    {
        var ignoreCase = Flag(add, "ignoreCase", true);
        var isFileTest = Attribute(add, "matchType") is { Length: > 0 } type && !type.Equals("Pattern", StringComparison.OrdinalIgnoreCase);
        return new RewriteCondition(Attribute(add, "input"), RewritePattern.Of(Attribute(add, "pattern"), syntax, ignoreCase), Flag(add, "negate", false), ignoreCase, isFileTest);
    }

    private static PatternSyntax Syntax(XElement element) => Attribute(element, "patternSyntax").ToUpperInvariant() switch
    {
        "WILDCARD" => PatternSyntax.Wildcard,
        "EXACTMATCH" => PatternSyntax.ExactMatch,
        _ => PatternSyntax.ECMAScript,
    };

    private static RewriteActionType Action(XElement? action) => Attribute(action, "type").ToUpperInvariant() switch
    {
        "REWRITE" => RewriteActionType.Rewrite,
        "REDIRECT" => RewriteActionType.Redirect,
        "CUSTOMRESPONSE" => RewriteActionType.CustomResponse,
        "ABORTREQUEST" => RewriteActionType.AbortRequest,
        _ => RewriteActionType.None,
    };

    private static bool Flag(XElement? element, string name, bool otherwise) => Attribute(element, name) is { Length: > 0 } value ? ConfigurationReader.IsTrue(value) : otherwise;

    private static string Attribute(XElement? element, string name) => element is null ? "" : ConfigurationReader.Text(element, name);
}
