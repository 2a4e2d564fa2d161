namespace Breakwater.Sigma.Tests;

public sealed class ConditionTests
{
    private const string Identifiers = "sel_a:\n  A: 1\nsel_b:\n  B: 1\nfilter:\n  C: 1\n_hidden:\n  D: 1\n";

    [Theory]
    [InlineData("sel_a", "A", true)]
    [InlineData("sel_a", "B", false)]
    [InlineData("sel_a and sel_b", "AB", true)]
    [InlineData("sel_a and sel_b", "A", false)]
    [InlineData("sel_a or sel_b", "B", true)]
    [InlineData("not sel_a", "", true)]
    [InlineData("not not sel_a", "A", true)]
    [InlineData("sel_a or sel_b and filter", "A", true)]
    [InlineData("sel_a or sel_b and filter", "B", false)]
    [InlineData("(sel_a or sel_b) and filter", "A", false)]
    [InlineData("(sel_a or sel_b) and filter", "AC", true)]
    [InlineData("not sel_a and sel_b", "B", true)]
    [InlineData("not sel_a and sel_b", "AB", false)]
    [InlineData("not (sel_a and sel_b)", "A", true)]
    [InlineData("not sel_a or sel_b", "AB", true)]
    [InlineData("1 of sel_*", "B", true)]
    [InlineData("1 of sel_*", "C", false)]
    [InlineData("any of sel_*", "B", true)]
    [InlineData("all of sel_*", "AB", true)]
    [InlineData("all of sel_*", "A", false)]
    [InlineData("1 of them", "C", true)]
    [InlineData("1 of them", "D", false)]
    [InlineData("all of them", "ABC", true)]
    [InlineData("all of them", "AB", false)]
    [InlineData("1 of _hid*", "D", true)]
    [InlineData("1 of *", "D", false)]
    [InlineData("all of *l_a", "A", true)]
    [InlineData("1 of s*_b", "B", true)]
    [InlineData("1 of s*_b", "A", false)]
    [InlineData("1 of sel_a", "A", true)]
    [InlineData("not 1 of sel_*", "C", true)]
    [InlineData("not 1 of sel_*", "B", false)]
    [InlineData("sel_a and not 1 of filter*", "A", true)]
    [InlineData("sel_a and not 1 of filter*", "AC", false)]
    [InlineData("SEL_A", null, false)]
    [InlineData("sel_a AND NOT filter", "A", true)]
    [InlineData("_hidden", "D", true)]
    [InlineData("((sel_a))", "A", true)]
    [InlineData("[sel_a, sel_b]", "B", true)]
    [InlineData("[sel_a, sel_b and filter]", "B", false)]
    [InlineData("\n  sel_a\n  and sel_b", "AB", true)]
    public void Conditions(string condition, string? set, bool expected)
    {
        var detection = $"{Identifiers}condition: {condition}";
        if (set is null)
        {
            Assert.NotEmpty(Rules.Parse(detection).Problems);
            return;
        }

        Assert.Equal(expected, Rules.Matches(Rules.Load(detection), [.. set.Select(field => (field.ToString(), "1"))]));
    }

    [Theory]
    [InlineData("sel_a and", "SIGMA301 r.yml line 14: condition, column 10: expected a search identifier, found the end; rule not loaded")]
    [InlineData("and sel_a", "SIGMA301 r.yml line 14: condition, column 1: expected a search identifier, found 'and'; rule not loaded")]
    [InlineData("sel_a sel_b", "SIGMA301 r.yml line 14: condition, column 7: expected 'and', 'or' or the end, found 'sel_b'; rule not loaded")]
    [InlineData("(sel_a", "SIGMA301 r.yml line 14: condition, column 7: expected ')', found the end; rule not loaded")]
    [InlineData("sel_a)", "SIGMA301 r.yml line 14: condition, column 6: expected 'and', 'or' or the end, found ')'; rule not loaded")]
    [InlineData("sel_a and sel_c", "SIGMA302 r.yml line 14: condition, column 11: unknown search identifier 'sel_c', nearest is 'sel_a'; rule not loaded")]
    [InlineData("1 of foo*", "SIGMA303 r.yml line 14: condition, column 6: no search identifier matches 'foo*'; rule not loaded")]
    [InlineData("2 of sel_*", "SIGMA301 r.yml line 14: condition, column 1: expected '1', 'any' or 'all' before 'of', found '2'; rule not loaded")]
    [InlineData("sel_*", "SIGMA301 r.yml line 14: condition, column 1: expected '1 of' or 'all of' before a pattern, found 'sel_*'; rule not loaded")]
    [InlineData("1 of", "SIGMA301 r.yml line 14: condition, column 5: expected 'them', a search identifier or a pattern, found the end; rule not loaded")]
    [InlineData("sel_a | count() > 5", "SIGMA304 r.yml line 14: condition, column 7: aggregations after '|' were dropped in Sigma 2, expected a 'correlation' document; rule not loaded")]
    public void Errors_NameTheColumn(string condition, string message) =>
        Assert.Equal(message, Assert.Single(Rules.Parse($"{Identifiers}condition: {condition}").Problems).Message);

    [Fact]
    public void DeepAndLongConditions_AreBounded()
    {
        Assert.Equal("SIGMA305", Assert.Single(Rules.Parse($"{Identifiers}condition: {new string('(', 5_000)}").Problems).Code);
        Assert.Equal("SIGMA305", Assert.Single(Rules.Parse($"{Identifiers}condition: {string.Concat(Enumerable.Repeat("not ", 3_000))} sel_a").Problems).Code);
        Assert.Equal("SIGMA305", Assert.Single(Rules.Parse($"{Identifiers}condition: {string.Join(" or ", Enumerable.Repeat("sel_a", 5_000))}").Problems).Code);
    }
}
