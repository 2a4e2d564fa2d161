using Breakwater.IisConfig.Rewriting;
using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>The published checks for one rule that must block requests on the whole front-end site.</summary>
internal sealed class BlockingRuleCheck(BlockingRule wanted, IReadOnlyList<RewriteRequest> attacks, RuleSets sets, IisConfiguration host)
{
    private static readonly string[] CatchAll = [".*", "(.*)", "^.*$", "^(.*)$"];

    public PartStanding Evaluate(IisSite site)
    {
        var root = sets.At(site, "");
        var best = root.Inbound.Where(IsCandidate).Select(rule => Judge(rule, root, site)).OrderBy(v => v.Failures).FirstOrDefault();
        return best ?? Elsewhere(site, root) ?? (root.Place.Unseen.Count > 0
            ? PartStanding.Unknown("rule", Messages.RuleNotSeen(wanted.Name, root.Place.Unseen[0]))
            : PartStanding.Absent("rule", Messages.RuleAbsent(wanted.Name, site.Name)));
    }

    /// <summary>It carries a known name, or one of the published patterns.</summary>
    private bool IsCandidate(InboundRule rule) => HasKnownName(rule.Name) || rule.Conditions.Conditions.Any(c => IsPublished(c.Pattern.Text)) || IsPublished(rule.Url.Text);

    private bool HasKnownName(string name) => name.Equals(wanted.Name, StringComparison.OrdinalIgnoreCase) || wanted.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);

    private bool IsPublished(string pattern) => pattern.Trim().Equals(wanted.Pattern, StringComparison.OrdinalIgnoreCase)
        || wanted.Superseded.Any(s => pattern.Trim().Equals(s.Pattern, StringComparison.OrdinalIgnoreCase));

    private PartStanding Judge(InboundRule rule, RuleSet root, IisSite site)
    {
        List<MitigationCheck> checks = [];
        void Fail(string name, string detail) => checks.Add(new MitigationCheck(name, false, detail));

        var outdated = Exactness(rule, Fail);
        Switches(rule, Fail);
        if (rule.Syntax == PatternSyntax.ECMAScript && !CatchAll.Contains(rule.Url.Text, StringComparer.Ordinal))
        {
            Fail("url", Messages.UrlNotCatchAll(rule.Name, rule.Url.Text, rule.Url.IsValid));
        }

        foreach (var place in sets.Of(site))
        {
            Reach(rule, place, root, Fail);
        }

        if (checks.Count == 0)
        {
            checks.Add(new MitigationCheck("rule", true, Messages.RuleInForce(rule.Name, rule.Source.Origin)));
        }

        return new PartStanding(true, outdated, checks);
    }

    /// <summary>Pattern, input and action, letter by letter; the answer is why the form is outdated.</summary>
    private string? Exactness(InboundRule rule, Action<string, string> fail)
    {
        if (!rule.Blocks)
        {
            fail("action", Messages.WrongAction(rule.Name, rule.Action.ToString()));
        }

        if (rule.Conditions.Conditions is not [var condition])
        {
            fail("condition", Messages.ConditionCount(rule.Name, rule.Conditions.Conditions.Count));
            return null;
        }

        if (condition.Negate || !condition.IgnoreCase)
        {
            fail("condition", Messages.ConditionSwitch(rule.Name, condition.Negate ? "negate" : "ignoreCase=false"));
        }

        if (wanted.Superseded.Where(s => s.Pattern == condition.Pattern.Text).OrderBy(s => s.Input != condition.Input).FirstOrDefault() is { } old)
        {
            return Messages.Superseded(rule.Name, old.Pattern, old.Why);
        }

        if (condition.Input != wanted.Input)
        {
            fail("input", Messages.WrongInput(rule.Name, condition.Input, wanted.Input));
        }

        if (condition.Pattern.Text != wanted.Pattern)
        {
            fail("pattern", Messages.WrongPattern(rule.Name, condition.Pattern.Text, wanted.Pattern));
        }

        return null;
    }

    private static void Switches(InboundRule rule, Action<string, string> fail)
    {
        if (!rule.Enabled)
        {
            fail("enabled", Messages.Disabled(rule.Name, rule.Source.Origin));
        }

        if (rule.Syntax != PatternSyntax.ECMAScript)
        {
            fail("syntax", Messages.WrongSyntax(rule.Name, rule.Syntax.ToString()));
        }

        if (rule.NegateUrl || !rule.IgnoreCase)
        {
            fail("url", Messages.ConditionSwitch(rule.Name, rule.NegateUrl ? "negate" : "ignoreCase=false"));
        }

        if (rule.Conditions.MatchAny)
        {
            fail("condition", Messages.ConditionSwitch(rule.Name, "logicalGrouping=MatchAny"));
        }
    }

    /// <summary>Whether the rule is in force at an application and nothing before it lets the request through.</summary>
    private void Reach(InboundRule rule, RuleSet place, RuleSet root, Action<string, string> fail)
    {
        // A child that clears and then adds the same rule again is as good as the parent.
        var here = place.Inbound.FirstOrDefault(r => ReferenceEquals(r.Source.Element, rule.Source.Element)) ?? (place == root ? null : place.Inbound.FirstOrDefault(r => IsSameRule(r, rule)));
        if (here is null)
        {
            fail("child", Messages.ClearedIn(rule.Name, place.Place.Name, place.Removed.Where(r => ReferenceEquals(r.Item.Element, rule.Source.Element)).Select(r => r.By).LastOrDefault() ?? ""));
            return;
        }

        if (place.Inbound.TakeWhile(r => r != here).FirstOrDefault(r => ShadowCheck.LetsPass(r, place, attacks)) is { } earlier)
        {
            fail("order", Messages.Shadowed(rule.Name, earlier.Name, earlier.Source.Origin, earlier.StopProcessing));
        }
    }

    private bool IsSameRule(InboundRule a, InboundRule b) => a is { Enabled: true, Blocks: true } && a.Syntax == b.Syntax && !a.NegateUrl && a.Url.Text == b.Url.Text
        && a.Conditions.Conditions is [{ Negate: false } condition] && condition.Input == wanted.Input && condition.Pattern.Text == wanted.Pattern;

    /// <summary>The rule exists, but not where it protects.</summary>
    private PartStanding? Elsewhere(IisSite site, RuleSet root)
    {
        string? where = null;
        if (root.Removed.FirstOrDefault(r => HasKnownName(r.Item.Name)) is { Item: not null } removed)
        {
            return new PartStanding(true, null, [new MitigationCheck("child", false, Messages.ClearedIn(wanted.Name, root.Place.Name, removed.By))]);
        }

        if (root.Outbound.FirstOrDefault(r => HasKnownName(r.Name)) is { } outbound)
        {
            return new PartStanding(true, null, [new MitigationCheck("branch", false, Messages.WrongBranch(wanted.Name, outbound.Source.Origin, "rewrite/rules"))]);
        }

        where ??= sets.Of(site).FirstOrDefault(s => s.Inbound.Any(IsCandidate))?.Place.Name;
        where ??= host.Sites.Where(s => s != site).SelectMany(sets.Of).FirstOrDefault(s => s.Inbound.Any(IsCandidate))?.Place.Name;
        return where is null ? null : new PartStanding(true, null, [new MitigationCheck("site", false, Messages.WrongPlace(wanted.Name, where, site.Name))]);
    }
}
