using Breakwater.IisConfig.Rewriting;
using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>The published checks for the outbound rule that adds a directive to a response header.</summary>
internal sealed class HeaderRuleCheck(HeaderRule wanted, IReadOnlyList<RewriteRequest> pages, RuleSets sets, IisConfiguration host)
{
    public PartStanding Evaluate(IisSite site)
    {
        var place = sets.At(site, wanted.Application);
        var best = place.Outbound.Where(IsCandidate).Select(rule => Judge(rule, place)).OrderBy(v => v.Failures).FirstOrDefault();
        return best ?? Elsewhere(site, place) ?? (place.Place.Unseen.Count > 0
            ? PartStanding.Unknown("rule", Messages.RuleNotSeen(wanted.Name, place.Place.Unseen[0]))
            : PartStanding.Absent("rule", Messages.RuleAbsent(wanted.Name, place.Place.Name)));
    }

    private bool IsCandidate(OutboundRule rule) => HasKnownName(rule.Name) || rule.Value.Contains(wanted.Expected, StringComparison.OrdinalIgnoreCase);

    private bool HasKnownName(string name) => name.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase) || wanted.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    private PartStanding Judge(OutboundRule rule, RuleSet place)
    {
        List<MitigationCheck> checks = [];
        void Fail(string name, string detail) => checks.Add(new MitigationCheck(name, false, detail));

        Form(rule, Fail);
        var outdated = PreCondition(rule, place, Fail);
        foreach (var earlier in place.Outbound.TakeWhile(r => r != rule).Where(r => r.Enabled && r.StopProcessing && pages.Any(p => place.PreConditionHolds(r.PreCondition, p, "text/html") != false)))
        {
            Fail("order", Messages.Shadowed(rule.Name, earlier.Name, earlier.Source.Origin, true));
        }

        if (checks.Count == 0)
        {
            checks.Add(new MitigationCheck("rule", true, Messages.RuleInForce(rule.Name, rule.Source.Origin)));
        }

        return new PartStanding(true, outdated, checks);
    }

    private void Form(OutboundRule rule, Action<string, string> fail)
    {
        if (!rule.Enabled)
        {
            fail("enabled", Messages.Disabled(rule.Name, rule.Source.Origin));
        }

        if (rule.Pattern.Syntax != PatternSyntax.ECMAScript)
        {
            fail("syntax", Messages.WrongSyntax(rule.Name, rule.Pattern.Syntax.ToString()));
        }

        if (!rule.ServerVariable.Equals(wanted.ServerVariable, StringComparison.OrdinalIgnoreCase))
        {
            fail("variable", Messages.WrongVariable(rule.Name, rule.ServerVariable, wanted.ServerVariable));
        }

        if (rule.Pattern.Text != wanted.Pattern || rule.Negate)
        {
            fail("pattern", rule.Negate ? Messages.ConditionSwitch(rule.Name, "negate") : Messages.WrongPattern(rule.Name, rule.Pattern.Text, wanted.Pattern));
        }

        if (rule.Action != RewriteActionType.Rewrite)
        {
            fail("action", Messages.WrongAction(rule.Name, rule.Action.ToString()));
        }
        else if (rule.Value != wanted.Value)
        {
            fail("value", Messages.WrongValue(rule.Name, rule.Value, wanted.Value));
        }

        if (rule.Conditions.Conditions.Count > 0)
        {
            fail("condition", Messages.ConditionCount(rule.Name, rule.Conditions.Conditions.Count + 1));
        }
    }

    private string? PreCondition(OutboundRule rule, RuleSet place, Action<string, string> fail)
    {
        var found = place.PreConditions.FirstOrDefault(p => p.Name.Equals(rule.PreCondition, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            fail("pre-condition", Messages.NoPreCondition(rule.Name, rule.PreCondition));
            return null;
        }

        if (found.Conditions.MatchAny || found.Conditions.Conditions.Any(c => c.Negate || c.Pattern.Syntax != PatternSyntax.ECMAScript))
        {
            fail("pre-condition", Messages.ConditionSwitch(found.Name, "MatchAny, negate or another syntax"));
        }

        string? outdated = null;
        foreach (var condition in wanted.Conditions.Where(w => !found.Conditions.Conditions.Any(c => c.Input == w.Input && c.Pattern.Text == w.Pattern)))
        {
            var there = found.Conditions.Conditions.FirstOrDefault(c => c.Input == condition.Input);
            if (there is not null && wanted.Superseded.FirstOrDefault(s => s.Input == there.Input && s.Pattern == there.Pattern.Text) is { } old)
            {
                outdated = Messages.Superseded(found.Name, old.Pattern, old.Why);
            }
            else
            {
                fail("pre-condition", there is null ? Messages.PreConditionLacks(found.Name, condition.Input) : Messages.WrongPattern(found.Name, there.Pattern.Text, condition.Pattern));
            }
        }

        if (found.Conditions.Conditions.Count > wanted.Conditions.Count)
        {
            fail("pre-condition", Messages.ConditionCount(found.Name, found.Conditions.Conditions.Count));
        }

        return outdated;
    }

    private PartStanding? Elsewhere(IisSite site, RuleSet place)
    {
        if (place.Removed.FirstOrDefault(r => HasKnownName(r.Item.Name)) is { Item: not null } removed)
        {
            return new PartStanding(true, null, [new MitigationCheck("child", false, Messages.ClearedIn(wanted.Name, place.Place.Name, removed.By))]);
        }

        if (place.Inbound.FirstOrDefault(r => HasKnownName(r.Name)) is { } inbound)
        {
            return new PartStanding(true, null, [new MitigationCheck("branch", false, Messages.WrongBranch(wanted.Name, inbound.Source.Origin, "rewrite/outboundRules"))]);
        }

        var where = sets.Of(site).Concat(host.Sites.Where(s => s != site).SelectMany(sets.Of)).FirstOrDefault(s => s.Outbound.Any(IsCandidate))?.Place.Name;
        return where is null ? null : new PartStanding(true, null, [new MitigationCheck("site", false, Messages.WrongPlace(wanted.Name, where, place.Place.Name))]);
    }
}
