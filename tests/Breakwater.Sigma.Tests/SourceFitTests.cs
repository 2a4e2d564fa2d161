namespace Breakwater.Sigma.Tests;

public sealed class SourceFitTests
{
    /// <summary>On a source that carries A and B only.</summary>
    [Theory]
    [InlineData("{A: 1, B: 1}", "{A: 2}", "s", true, false, "")]
    [InlineData("{A: 1, X: 1}", "{A: 2}", "s", false, false, "X")]
    [InlineData("{A: 1, X: 1, Y: 1}", "{A: 2}", "s", false, false, "X Y")]
    [InlineData("{A: 1, X: 1}", "{B: 2}", "s or t", true, false, "")]
    [InlineData("{A: 1}", "{X: 2}", "s or t", true, false, "")]
    [InlineData("{Y: 1}", "{X: 2}", "s or t", false, false, "Y X")]
    [InlineData("{A: 1}", "{X: 2}", "s and not t", true, false, "")]
    [InlineData("{A: 1}", "{X: 2}", "s and t", false, false, "X")]
    [InlineData("{A: 1}", "{X: 2}", "1 of *", true, false, "")]
    [InlineData("{A: 1}", "{X: 2}", "all of *", false, false, "X")]
    [InlineData("{A: 1}", "{X: 2}", "not t", true, true, "X")]
    [InlineData("{A: 1}", "{X: null}", "s and t", true, false, "")]
    [InlineData("{A: 1}", "{X: null}", "s and not t", false, false, "X")]
    [InlineData("{A: 1}", "{X|exists: false}", "s and t", true, false, "")]
    [InlineData("{A: 1}", "{X|exists: true}", "s and t", false, false, "X")]
    [InlineData("{A: 1}", "{X|neq: 5}", "s and t", true, false, "")]
    [InlineData("{A: 1}", "{A|fieldref: X}", "s and t", false, false, "X")]
    [InlineData("{A: 1}", "{A|fieldref: b}", "s and t", true, false, "")]
    [InlineData("[{X: 1}, {A: 1}]", "{A: 1}", "s", true, false, "")]
    [InlineData("[evil, bad]", "{A: 1}", "s", true, false, "")]
    [InlineData("{X: 1}", "[evil]", "s and t", false, false, "X")]
    [InlineData("{x: 1, X: 2}", "{A: 1}", "s", false, false, "x")]
    public void FieldsThatTheSourceLacks_DecideOnlyWhatTheyDecide(string s, string t, string condition, bool canMatch, bool always, string missing)
    {
        var rule = Rules.Load($"s: {s}\nt: {t}\ncondition: {condition}");
        var fit = RuleSet.Compile([rule]).FitOf(rule, field => "AB".Contains(field, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((canMatch, always, missing), (fit.CanMatch, fit.AlwaysMatches, string.Join(' ', fit.MissingFields)));
    }
}
