using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.Knowledge.Tests;

/// <summary>The mitigations as data.</summary>
public sealed class MitigationTests
{
    private static readonly IReadOnlyList<Mitigation> All = KnowledgeBase.Embedded.Mitigations;

    /// <summary>A CVE file names the overrides that switch its fix off; the check of unsafe overrides has to look for each.</summary>
    [Fact]
    public void EveryDisablingOverride_IsLookedFor()
    {
        var recipe = All.Single(m => m.Id == "MIT-UNSAFE-OVERRIDES");
        var named = KnowledgeBase.Embedded.Cves.Where(c => recipe.Cves.Contains(c.Id)).SelectMany(c => c.DisablingOverrides.Select(o => (c.Id, $"{o.Component}/{o.Section}/{o.Parameter}={o.BadValue}"))).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Where(n => !recipe.Recipe.UnsafeOverrides.Any(u => $"{u.Component}/{u.Section}/{u.Parameter}={u.Value}".Equals(n.Item2, StringComparison.OrdinalIgnoreCase) && u.Meaning.Contains(n.Id, StringComparison.Ordinal))));
    }

    [Fact]
    public void WhatCanBeApplied_SaysWhatItCostsAndMisses() =>
        Assert.Empty(All.Where(m => !m.Recipe.IsEmpty && (m.Costs.Count == 0 || m.Gaps.Count == 0)).Select(m => m.Id));

    [Theory]
    [InlineData("10.0.14393.6343", true)]
    [InlineData("10.0.14393.6342", false)]
    [InlineData("10.0.15063.1", false)]
    [InlineData("10.0.26100.1", true)]
    [InlineData("6.3.9600.20000", false)]
    public void Floors_HoldPerLine_AndForLaterLines(string version, bool reached)
    {
        Assert.True(ExchangeBuild.TryParse(version, out var build));
        Assert.Equal(reached, BuildFloors.Reached(All.Single(m => m.Id == "MIT-TOKENCACHE").Recipe.ModuleHarmlessFrom, build));
    }
}
