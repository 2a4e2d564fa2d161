using System.Text.RegularExpressions;
using Breakwater.IisConfig.Merging;
using Breakwater.IisConfig.Reading;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>All rules in force at one application, and what they make of a request. This is URL Rewrite's documented behaviour written anew, not a copy of a middleware.</summary>
internal sealed class RuleSet
{
    /// <summary>More rules than any server needs; a file with more is hostile.</summary>
    private const int MostRules = 2000;

    private readonly MergedPlace _place;
    private readonly Dictionary<string, Dictionary<string, string>> _maps = new(StringComparer.OrdinalIgnoreCase);

    private RuleSet(MergedPlace place) => _place = place;

    public required IReadOnlyList<InboundRule> Inbound { get; init; }

    public required IReadOnlyList<OutboundRule> Outbound { get; init; }

    public required IReadOnlyList<PreCondition> PreConditions { get; init; }

    /// <summary>Rules that a child took away, and by what.</summary>
    public required IReadOnlyList<(MergedItem Item, string By)> Removed { get; init; }

    /// <summary>Why IIS answers 500 to everything here.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public MergedPlace Place => _place;

    public static RuleSet Of(MergedPlace place, RuleCache cache)
    {
        var global = place.Collection("rule", "rewrite", "globalRules");
        var rules = place.Collection("rule", "rewrite", "rules");
        var outbound = place.Collection("rule", "rewrite", "outboundRules");
        var pre = place.Collection("preCondition", "rewrite", "outboundRules", "preConditions");
        InboundRule[] inbound = [.. global.Items.Concat(rules.Items).Take(MostRules).Select(cache.Inbound)];
        OutboundRule[] outboundRules = [.. outbound.Items.Take(MostRules).Select(cache.Outbound)];
        PreCondition[] preConditions = [.. pre.Items.Take(MostRules).Select(cache.PreCondition)];
        var set = new RuleSet(place)
        {
            Inbound = inbound,
            Outbound = outboundRules,
            PreConditions = preConditions,
            Removed = [.. rules.Removed, .. outbound.Removed, .. pre.Removed],
            Faults =
            [
                .. place.Faults, .. global.Faults, .. rules.Faults, .. outbound.Faults, .. pre.Faults,
                .. inbound.Where(r => r.BrokenPattern is not null).Select(r => Messages.BrokenPattern(r.Name, r.BrokenPattern!, r.Source.Origin)),
                .. outboundRules.Where(r => r.BrokenPattern is not null).Select(r => Messages.BrokenPattern(r.Name, r.BrokenPattern!, r.Source.Origin)),
            ],
        };
        set.ReadMaps();
        return set;
    }

    /// <summary>Runs the inbound rules over a request to this _place.</summary>
    public RewriteOutcome Evaluate(RewriteRequest request)
    {
        if (Faults.Count > 0)
        {
            return new RewriteOutcome(RewriteOutcomeKind.Failed, Faults[0]);
        }

        var current = request;
        RewriteOutcome? pending = null;
        foreach (var rule in Inbound.Where(r => r.Enabled))
        {
            bool? fires;
            List<string> groups = [], captures = [];
            try
            {
                fires = Fires(rule, current, groups, captures);
            }
            catch (RegexMatchTimeoutException)
            {
                fires = null;
            }

            if (fires == false)
            {
                continue;
            }

            if (fires is null && (rule.Blocks || rule.Action == RewriteActionType.Redirect))
            {
                // It may block as well, which does no harm; it is just not counted as protection.
                continue;
            }

            switch (rule.Action)
            {
                case RewriteActionType.AbortRequest:
                    return new RewriteOutcome(RewriteOutcomeKind.Aborted, rule.Name);
                case RewriteActionType.CustomResponse:
                    return new RewriteOutcome(RewriteOutcomeKind.Answered, rule.Name);
                case RewriteActionType.Redirect:
                    pending = new RewriteOutcome(RewriteOutcomeKind.Redirected, rule.Name, Expand(rule.ActionUrl, current, groups, captures).Text);
                    break;
                case RewriteActionType.Rewrite when fires == true:
                    var url = Expand(rule.ActionUrl, current, groups, captures).Text;
                    current = Rewritten(current, url);
                    pending = new RewriteOutcome(RewriteOutcomeKind.Rewritten, rule.Name, url);
                    break;
                default:
                    pending = fires is null ? new RewriteOutcome(RewriteOutcomeKind.Undecided, rule.Name) : pending;
                    break;
            }

            if (rule.StopProcessing)
            {
                return pending ?? new RewriteOutcome(RewriteOutcomeKind.Passed, rule.Name);
            }
        }

        return pending ?? new RewriteOutcome(RewriteOutcomeKind.Passed, "");
    }

    /// <summary>Whether a rule fires on a request; null when that depends on what is not known.</summary>
    public bool? Fires(InboundRule rule, RewriteRequest request, List<string> groups, List<string> captures)
    {
        var matched = rule.Url.Match(Below(request.DecodedPath, rule.Source.Layer.Level));
        if (matched is not null == rule.NegateUrl)
        {
            return false;
        }

        groups.AddRange(matched ?? []);
        return rule.Conditions.Hold((input, c) => Expand(input, request, groups, c), captures);
    }

    /// <summary>What the outbound rules make of a response header; the rules that changed it are named.</summary>
    public RewriteOutcome EvaluateHeader(RewriteRequest request, string serverVariable, string contentType)
    {
        if (Faults.Count > 0)
        {
            return new RewriteOutcome(RewriteOutcomeKind.Failed, Faults[0]);
        }

        var value = "";
        var by = "";
        ExpandedInput Expanded(string input, List<string> groups, List<string> captures) =>
            OfResponse(request, contentType, name => name.Equals(serverVariable, StringComparison.OrdinalIgnoreCase) ? value : null, input, groups, captures);

        foreach (var rule in Outbound.Where(r => r.Enabled && r.ServerVariable.Equals(serverVariable, StringComparison.OrdinalIgnoreCase)))
        {
            try
            {
                List<string> captures = [];
                List<string> groups = [.. rule.Pattern.Match(value) ?? []];
                if (PreConditionHolds(rule.PreCondition, request, contentType) != true || groups.Count == 0 != rule.Negate
                    || rule.Conditions.Hold((input, c) => Expanded(input, groups, c), captures) != true)
                {
                    continue;
                }

                if (rule.Action == RewriteActionType.Rewrite)
                {
                    (value, by) = (Expanded(rule.Value, groups, captures).Text, rule.Name);
                }
            }
            catch (RegexMatchTimeoutException)
            {
                return new RewriteOutcome(RewriteOutcomeKind.Undecided, rule.Name);
            }

            if (rule.StopProcessing)
            {
                break;
            }
        }

        return new RewriteOutcome(by.Length == 0 ? RewriteOutcomeKind.Passed : RewriteOutcomeKind.Rewritten, by, value);
    }

    /// <summary>Whether a pre-condition holds for a response; null when that depends on what is not known, or there is no such pre-condition.</summary>
    public bool? PreConditionHolds(string name, RewriteRequest request, string contentType)
    {
        var conditions = name.Length == 0 ? ConditionSet.None : PreConditions.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Conditions;
        try
        {
            return conditions?.Hold((input, captures) => OfResponse(request, contentType, _ => null, input, [], captures), []);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private ExpandedInput OfResponse(RewriteRequest request, string contentType, Func<string, string?> header, string input, List<string> groups, List<string> captures) => InputString.Expand(
        input,
        name => name.Equals("RESPONSE_CONTENT_TYPE", StringComparison.OrdinalIgnoreCase) ? contentType : header(name) ?? request.Variable(name) ?? Mapped(name),
        (kind, n) => Group(kind == 'R' ? groups : captures, n));

    private ExpandedInput Expand(string template, RewriteRequest request, List<string> groups, List<string> captures) =>
        InputString.Expand(template, name => request.Variable(name) ?? Mapped(name), (kind, n) => Group(kind == 'R' ? groups : captures, n));

    private static string Group(List<string> groups, int number) => number >= 0 && number < groups.Count ? groups[number] : "";

    /// <summary>The value of a rewrite map for <c>Map:key</c>.</summary>
    private string? Mapped(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && _maps.TryGetValue(name[..colon], out var map) ? map.GetValueOrDefault(name[(colon + 1)..], "") : null;
    }

    private void ReadMaps()
    {
        foreach (var map in _place.Collection("rewriteMap", "rewrite", "rewriteMaps").Items)
        {
            var entries = _maps[map.Name] = new(StringComparer.OrdinalIgnoreCase);
            foreach (var add in map.Element.Elements("add"))
            {
                entries[ConfigurationReader.Text(add, "key")] = ConfigurationReader.Text(add, "value");
            }
        }
    }

    private static RewriteRequest Rewritten(RewriteRequest request, string url)
    {
        var cut = url.IndexOf('?', StringComparison.Ordinal);
        var path = cut < 0 ? url : url[..cut];
        return request with { Path = path.StartsWith('/') ? path : "/" + path, Query = cut < 0 ? request.Query : url[(cut + 1)..] };
    }

    /// <summary>Rules see the path below the place that declares them, without the leading slash.</summary>
    private static string Below(string path, string level)
    {
        var bare = path.TrimStart('/');
        return level.Length > 0 && bare.StartsWith(level, StringComparison.OrdinalIgnoreCase) ? bare[level.Length..].TrimStart('/') : bare;
    }
}
