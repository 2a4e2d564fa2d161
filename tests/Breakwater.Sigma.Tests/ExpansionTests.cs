namespace Breakwater.Sigma.Tests;

/// <summary>A few lines of a rule can stand for billions of texts: what modifiers make of values is bounded for a rule, a file and a run, and the error names the bound.</summary>
public sealed class ExpansionTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Values = new()
    {
        ["few"] = [.. Enumerable.Range(0, 50).Select(i => $"v{i:D2}")],
        ["many"] = [.. Enumerable.Range(0, 100_000).Select(i => $"h{i:D6}.contoso.example")],
        ["long"] = [new string('x', 100_000), new string('y', 100_000)],
        ["empty"] = [""],
    };

    public static TheoryData<string> TooMuchForARule =>
    [
        $"F|{string.Join('|', Enumerable.Repeat("wide", 40))}: abcd",
        $"F|{string.Join('|', Enumerable.Repeat("base64", 80))}: abcd",
        $"F|windash|base64: '{string.Concat(Enumerable.Repeat("-a ", 9))}'",
        $"F|windash|base64: '{new string('-', 100_000)}'",
        $"F|windash|wide|base64offset|contains: '{string.Concat(Enumerable.Repeat("-a ", 7))}'",
        "F|expand: '%few%%few%%few%%few%'",
        "F|expand|windash|base64offset: '%few%%few% -a -b'",
        $"F|expand: '{string.Concat(Enumerable.Repeat("%long%", 6))}'",
        $"F|expand: '%few%%few%{new string('x', 10_000)}'",
        $"F|expand: '{new string('x', 10_000)}%few%%few%'",
        "F|expand|re: '%many%%few%'",
        "F|expand: ['%many%', '%many%']",
        "F|expand|contains|all: ['%many%', '%many%']",
    ];

    [Theory, MemberData(nameof(TooMuchForARule))]
    public void MoreThanARuleMayHave_IsRefusedOnce(string entry) => Assert.Equal(
        ["SIGMA218 r.yml line 7: expected the values of a rule to come to at most 4000000 characters once 'expand', 'windash' and encodings are applied (each text counts 16 more), found more; rule not loaded"],
        RuleParser.Parse("r.yml", Rules.Text($"s:\n  {entry}\ncondition: s"), Values).Problems.Where(p => p.Kind == RuleProblemKind.Error).Select(p => p.Message));

    public static TheoryData<string> EnoughForARule =>
    [
        $"F|{string.Join('|', Enumerable.Repeat("wide", 10))}: abcd",
        $"F|windash|base64: '{string.Concat(Enumerable.Repeat("-a ", 6))}'",
        $"F|base64: '{new string('-', 100_000)}'",
        $"F|windash: '{new string('-', 100_000)}'",
        "F|expand: '%few%%few%'",
        $"F|expand: '{string.Concat(Enumerable.Repeat("%long%", 3))}'",
        $"F|expand: '{string.Concat(Enumerable.Repeat("%empty%", 10_000))}'",
        "F|expand: '%many%'",
    ];

    [Theory, MemberData(nameof(EnoughForARule))]
    public void WhatARuleMayHave_IsLoaded(string entry)
    {
        var read = RuleParser.Parse("r.yml", Rules.Text($"s:\n  {entry}\ncondition: s"), Values);
        Assert.Empty(read.Problems);
        Assert.Empty(Assert.Single(read.Rules).NotEvaluable);
    }

    [Fact]
    public void AFileHoldsSoMuchTogether()
    {
        var read = RuleParser.Parse("r.yml", Documents(6), Values);
        Assert.Equal(4, read.Rules.Count);
        Assert.Equal([69, 83], read.Problems.Select(p => p.Line));
        Assert.All(read.Problems, p => Assert.Contains("the values of a file to come to at most 16000000 characters", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void ARunHoldsSoMuchTogether()
    {
        var run = new ExpansionBudget();
        var read = Enumerable.Range(0, 5).Select(i => RuleParser.Parse($"{i}.yml", Documents(4), Values, run)).ToList();
        Assert.True(run.IsExceeded);
        Assert.Equal([4, 4, 4, 4, 0], read.Select(r => r.Rules.Count));
        Assert.Contains("4.yml line 13: expected the values of all files to come to at most 64000000 characters", read[4].Problems[0].Message, StringComparison.Ordinal);
        Assert.Single(RuleParser.Parse("r.yml", Rules.Text("s: {F|contains: x}\ncondition: s"), Values, run).Rules);
    }

    [Fact]
    public void SuppressionsAreBoundedToo() => Assert.Equal(
        ["SIGMA218 s.yml line 5: expected the values of a rule to come to at most 4000000 characters once 'expand', 'windash' and encodings are applied (each text counts 16 more), found more; this entry suppresses nothing"],
        Breakwater.Sigma.Suppressions.SuppressionParser.Parse("s.yml", "suppressions:\n  - rule: R\n    reason: known\n    when:\n      s: {F|expand: '%few%%few%%few%%few%'}\n      condition: s\n", Values).Problems.Select(p => p.Message));

    /// <summary>Each of fourteen lines and nearly the most that a rule may have: 100,000 texts of 23 characters and 16 more.</summary>
    private static string Documents(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $"---\ntitle: T{i}\nname: t{i}\ndescription: |\n  a\n  b\n  c\n  d\nlogsource:\n  product: exchange\ndetection:\n  s:\n    F|expand: '%many%'\n  condition: s\n"));
}
