using Breakwater.IisConfig.Merging;
using Breakwater.IisConfig.Rewriting;

namespace Breakwater.IisConfig.Verification;

/// <summary>
/// Whether an earlier rule can let a request past the mitigation. The attacks of the proof table are not enough: whoever attacks adds the parameter or header that the earlier rule asks
/// for. So a rule that stops the processing is harmless only where its path or what the server alone decides rules it out.
/// </summary>
internal static class ShadowCheck
{
    private static readonly string[] DecidedByServer = ["{HTTPS}", "{SERVER_PORT}", "{SERVER_PORT_SECURE}"];

    private static readonly RewritePattern Everything = RewritePattern.Of(".*", PatternSyntax.ECMAScript, ignoreCase: true);

    public static bool LetsPass(InboundRule earlier, RuleSet place, IReadOnlyList<RewriteRequest> attacks)
    {
        var passes = earlier.StopProcessing || earlier.Action == RewriteActionType.Rewrite;
        return earlier.Enabled && passes && !earlier.Blocks && earlier.Action != RewriteActionType.Redirect
            && (attacks.Any(a => MayFire(place, earlier, a)) || (earlier.StopProcessing && !IsElsewhere(earlier, place) && !IsRuledOut(earlier, place, attacks)));
    }

    private static bool MayFire(RuleSet place, InboundRule rule, RewriteRequest request)
    {
        try
        {
            return place.Fires(rule, request, [], []) != false;
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>A condition that no client can bring about does not hold for any attack.</summary>
    private static bool IsRuledOut(InboundRule rule, RuleSet place, IReadOnlyList<RewriteRequest> attacks)
    {
        RewriteCondition[] decided = [.. rule.Conditions.Conditions.Where(c => DecidedByServer.Contains(c.Input, StringComparer.OrdinalIgnoreCase))];
        return decided.Length > 0 && (!rule.Conditions.MatchAny || decided.Length == rule.Conditions.Conditions.Count)
            && !attacks.Any(a => MayFire(place, rule with { Url = Everything, NegateUrl = false, Conditions = rule.Conditions with { Conditions = decided } }, a));
    }

    /// <summary>Its path begins with a text that leads into no application.</summary>
    private static bool IsElsewhere(InboundRule rule, RuleSet place)
    {
        if (rule.NegateUrl || Prefix(rule.Url) is not { Length: > 0 } prefix)
        {
            return false;
        }

        var path = $"{rule.Source.Layer.Level}/{prefix}".TrimStart('/');
        return !MergedPlace.Applications(place.Place.Site).Where(a => a.Length > 0).Any(a => a.StartsWith(path, StringComparison.OrdinalIgnoreCase) || (path + "/").StartsWith(a + "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The text with which everything begins that the pattern matches; empty when there is none for certain.</summary>
    private static string Prefix(RewritePattern pattern)
    {
        var text = pattern.Text;
        if (pattern.Syntax != PatternSyntax.ECMAScript)
        {
            return pattern.Syntax == PatternSyntax.ExactMatch ? text : text.Split('*')[0];
        }

        if (!text.StartsWith('^') || text.Contains('|', StringComparison.Ordinal))
        {
            return "";
        }

        List<char> prefix = [];
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is '?' or '*' or '{')
            {
                // It made the character before it optional.
                return prefix.Count == 0 ? "" : new string([.. prefix[..^1]]);
            }

            if (text[i] is '.' or '[' or '(' or ')' or '+' or '$' or '^' || (text[i] == '\\' && (i + 1 == text.Length || char.IsAsciiLetterOrDigit(text[i + 1]))))
            {
                break;
            }

            prefix.Add(text[i] == '\\' ? text[++i] : text[i]);
        }

        return new string([.. prefix]);
    }
}
