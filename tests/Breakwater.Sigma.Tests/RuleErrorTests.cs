namespace Breakwater.Sigma.Tests;

public sealed class RuleErrorTests
{
    private const string Good = "title: T\nlogsource: {product: exchange}\ndetection:\n  s: {A: 1}\n  condition: s\n";

    [Theory]
    [InlineData("F|contain: a", "SIGMA203 r.yml line 7: unknown modifier 'contain', nearest is 'contains'; rule not loaded")]
    [InlineData("F|Contains: a", "SIGMA203 r.yml line 7: unknown modifier 'Contains', nearest is 'contains'; rule not loaded")]
    [InlineData("F|frobnicate: a", "SIGMA203 r.yml line 7: unknown modifier 'frobnicate'; rule not loaded")]
    [InlineData("F|: a", "SIGMA203 r.yml line 7: unknown modifier ''; rule not loaded")]
    [InlineData("F|contains|endswith: a", "SIGMA204 r.yml line 7: modifier 'contains' cannot be combined with 'endswith'; rule not loaded")]
    [InlineData("F|re|windash: a", "SIGMA204 r.yml line 7: modifier 're' cannot be combined with 'windash'; rule not loaded")]
    [InlineData("F|exists|all: [true, false]", "SIGMA204 r.yml line 7: modifier 'exists' cannot be combined with 'all'; rule not loaded")]
    [InlineData("F|contains|base64: a", "SIGMA205 r.yml line 7: modifier 'contains' must come after 'base64'; rule not loaded")]
    [InlineData("F|i: a", "SIGMA206 r.yml line 7: modifier 'i' needs 're' before it; rule not loaded")]
    [InlineData("F|cased|cased: a", "SIGMA207 r.yml line 7: modifier 'cased' is given twice; rule not loaded")]
    [InlineData("F|lt: abc", "SIGMA208 r.yml line 7: 'F|lt' expects a number, found 'abc'; rule not loaded")]
    [InlineData("F|lt:", "SIGMA208 r.yml line 7: 'F|lt' expects a value, found nothing; rule not loaded")]
    [InlineData("F|exists: maybe", "SIGMA208 r.yml line 7: 'F|exists' expects 'true' or 'false', found 'maybe'; rule not loaded")]
    [InlineData("F|cidr: 10.0.0.0/33", "SIGMA208 r.yml line 7: 'F|cidr' expects a network such as 10.0.0.0/8 or fe80::/10, found '10.0.0.0/33'; rule not loaded")]
    [InlineData("F|contains: null", "SIGMA208 r.yml line 7: 'F|contains' expects a value, found nothing; rule not loaded")]
    [InlineData("F: {G: 1}", "SIGMA208 r.yml line 7: 'F' expects a value or a list of values, found a map; rule not loaded")]
    [InlineData("F: []", "SIGMA208 r.yml line 7: 'F' expects a value or a list of values, found an empty list; rule not loaded")]
    [InlineData("F|base64: 'a*b'", "SIGMA211 r.yml line 7: expected a value without wildcards to encode as Base64, found 'a*b'; rule not loaded")]
    [InlineData("'|exists': true", "SIGMA212 r.yml line 7: '|exists' needs a field name before its modifiers; rule not loaded")]
    [InlineData("F|re|endswith: 'a)(b'", "SIGMA209 r.yml line 7: regular expression 'a)(b' does not compile: Invalid pattern 'a)(b' at offset 2. Too many )'s.; rule not loaded")]
    [InlineData("F: \"a\\e[31m\\u202E\"\n  F|re: '['", "SIGMA209 r.yml line 8: regular expression '[' does not compile: Invalid pattern '[' at offset 1. Unterminated [] set.; rule not loaded")]
    [InlineData("F|base64|windash: -a", "SIGMA205 r.yml line 7: modifier 'base64' must come after 'windash'; rule not loaded")]
    [InlineData("F|base64offset: ''", "SIGMA208 r.yml line 7: 'F|base64offset' expects a value of at least two bytes to encode, found ''; rule not loaded")]
    [InlineData("F|base64offset|contains: a", "SIGMA208 r.yml line 7: 'F|base64offset|contains' expects a value of at least two bytes to encode, found 'a'; rule not loaded")]
    [InlineData("F|windash|base64offset|contains: '-'", "SIGMA208 r.yml line 7: 'F|windash|base64offset|contains' expects a value of at least two bytes to encode, found '-'; rule not loaded")]
    [InlineData("F|re: '[[:alpha:]]+'", "SIGMA217 r.yml line 7: regular expression '[[:alpha:]]+' holds a POSIX class such as '[:alpha:]', expected its characters, such as 'a-zA-Z'; rule not loaded")]
    [InlineData("F|re: '[^x[:^alpha:]]'", "SIGMA217 r.yml line 7: regular expression '[^x[:^alpha:]]' holds a POSIX class such as '[:alpha:]', expected its characters, such as 'a-zA-Z'; rule not loaded")]
    [InlineData("F|re: '\\[[][[:ascii:]]'", "SIGMA217 r.yml line 7: regular expression '\\[[][[:ascii:]]' holds a POSIX class such as '[:alpha:]', expected its characters, such as 'a-zA-Z'; rule not loaded")]
    [InlineData("F|re: '[]\\][:word:]]'", "SIGMA217 r.yml line 7: regular expression '[]\\][:word:]]' holds a POSIX class such as '[:alpha:]', expected its characters, such as 'a-zA-Z'; rule not loaded")]
    [InlineData("F|contains|all: one", "SIGMA214 r.yml line 7: 'F|contains|all' expects a list of several values for 'all', found one; 'all' has no effect, rule loaded")]
    public void Entries_SayWhatWasExpected(string entry, string message) =>
        Assert.Equal(message, Assert.Single(Rules.Parse($"selection:\n  {entry}\ncondition: selection").Problems).Message);

    [Theory]
    [InlineData("s:\ncondition: s", "SIGMA202 r.yml line 6: 's' expects a map of fields, a list of maps or a list of keywords, found nothing; rule not loaded")]
    [InlineData("s: {}\ncondition: s", "SIGMA202 r.yml line 6: 's' expects a map of fields, a list of maps or a list of keywords, found an empty map; rule not loaded")]
    [InlineData("s: [[a]]\ncondition: s", "SIGMA202 r.yml line 6: 's' expects a map of fields, a list of maps or a list of keywords, found a list; rule not loaded")]
    [InlineData("s: {A: 1}", "SIGMA102 r.yml line 6: expected the key 'condition', found none; rule not loaded")]
    [InlineData("s: {A: 1}\ncondition: []", "SIGMA103 r.yml line 7: 'condition' expects a condition or a list of conditions, found an empty list; rule not loaded")]
    [InlineData("s: {A: 1}\ntimeframe: 5m\ncondition: s", "SIGMA215 r.yml line 7: 'timeframe' has no meaning in a Sigma 2 detection, expected a 'correlation' document; 'timeframe' is ignored, rule loaded")]
    [InlineData("s: {A: 1, A: 2}\ncondition: s", "SIGMA006 r.yml line 6: key 'A' is already on line 6; rule not loaded")]
    public void Detections_SayWhatWasExpected(string detection, string message) => Assert.Equal(message, Assert.Single(Rules.Parse(detection).Problems).Message);

    [Theory]
    [InlineData("titel: T\n", "SIGMA101 a.yml line 6: unknown key 'titel', nearest is 'title'; rule not loaded")]
    [InlineData("falsepositive: x\n", "SIGMA101 a.yml line 6: unknown key 'falsepositive', nearest is 'falsepositives'; rule not loaded")]
    [InlineData("Level: high\n", "SIGMA101 a.yml line 6: unknown key 'Level', nearest is 'level'; rule not loaded")]
    [InlineData("level: hihg\n", "SIGMA104 a.yml line 6: 'level' expects one of informational, low, medium, high, critical, found 'hihg', nearest is 'high'; rule not loaded")]
    [InlineData("status: [test]\n", "SIGMA103 a.yml line 6: 'status' expects a single value, found a list; rule not loaded")]
    [InlineData("breakwater: [a]\n", "SIGMA103 a.yml line 6: 'breakwater' expects a map of single values, found a list; rule not loaded")]
    [InlineData("breakwater:\n  rung: [a]\n", "SIGMA103 a.yml line 7: 'breakwater.rung' expects a single value, found a list; rule not loaded")]
    [InlineData("action: global\n", "SIGMA105 a.yml line 6: 'action: global' was dropped in Sigma 2; write each document as a complete rule, a shared exclusion as a 'filter' document, a count or sequence as a 'correlation' document; rule not loaded")]
    [InlineData("<<: {a: 1}\n", "SIGMA008 a.yml line 6: merge key '<<' is not part of YAML 1.2, expected the keys written out; rule not loaded")]
    public void TopLevelKeys_SayWhatWasExpected(string lines, string message)
    {
        var result = RuleParser.Parse("a.yml", Good + lines);
        Assert.Empty(result.Rules);
        Assert.Equal(message, Assert.Single(result.Problems).Message);
    }

    [Theory]
    [InlineData("date: 2021/03/02\n", "SIGMA116 a.yml line 6: 'date' expects a day such as 2025-08-02, found '2021/03/02'; rule loaded")]
    [InlineData("modified: 2021-13-02\n", "SIGMA116 a.yml line 6: 'modified' expects a day such as 2025-08-02, found '2021-13-02'; rule loaded")]
    [InlineData("tags: [attack.t1190, T1190]\n", "SIGMA117 a.yml line 6: 'tags' expects a namespace, a dot and a name in lower case, such as attack.t1190, found 'T1190'; rule loaded")]
    [InlineData("related: [5]\n", "SIGMA118 a.yml line 6: 'related' expects maps with 'id' and 'type', found a single value; rule loaded")]
    [InlineData("related:\n  - {id: 5, type: deriwed}\n", "SIGMA119 a.yml line 7: 'related.type' expects one of derived, obsolete, merged, renamed, similar, found 'deriwed', nearest is 'derived'; rule loaded")]
    [InlineData("status: Experimental\n", "SIGMA120 a.yml line 6: 'status' expects 'experimental', found 'Experimental'; rule loaded")]
    [InlineData("falsepositives:\n  - none\n  - rare: installers\n", "SIGMA121 a.yml line 8: 'falsepositives' expects a list of single values, found a map; left out, rule loaded")]
    [InlineData("description: [one, two]\n", "SIGMA121 a.yml line 6: 'description' expects a single value, found a list; left out, rule loaded")]
    public void WhatMatchingDoesNotNeed_IsAWarning(string lines, string message)
    {
        var result = RuleParser.Parse("a.yml", Good + lines);
        Assert.Single(result.Rules);
        Assert.Equal(message, Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void LongTitle_IsAWarning() => Assert.Equal(
        "SIGMA115 a.yml line 1: 'title' expects at most 256 characters, found 257; rule loaded", Assert.Single(RuleParser.Parse("a.yml", Good.Replace("title: T", "title: " + new string('T', 257), StringComparison.Ordinal)).Problems).Message);

    [Fact]
    public void LevelInUpperCase_IsThatLevel() => Assert.Equal(RuleLevel.High, Assert.Single(RuleParser.Parse("a.yml", Good + "level: HIGH\n").Rules).Level);

    [Fact]
    public void CustomKeys_AreAllowed() => Assert.Single(RuleParser.Parse("a.yml", Good + "vendor_notes: x\nnote: y\nsimulation: []\n").Rules);

    [Fact]
    public void EveryErrorOfEveryDocument_IsReported()
    {
        var text = Good + "---\ntitle: U\nlevel: hgh\nlogsource: {products: x}\ndetection:\n  s:\n    F|endwith: a\n  condition: s or t\n---\nbroken: [\n---\n" + Good + "---\n- list\n";
        var result = RuleParser.Parse("a.yml", text);
        Assert.Equal(2, result.Rules.Count);
        Assert.Equal(5, result.Documents);
        Assert.Equal(
            [("SIGMA104", 8), ("SIGMA101", 9), ("SIGMA108", 9), ("SIGMA203", 12), ("SIGMA302", 13), ("SIGMA002", 16), ("SIGMA009", 23)],
            result.Problems.Select(problem => (problem.Code, problem.Line)));
    }

    [Fact]
    public void MissingParts_AreAllNamed() =>
        Assert.Equal(
            ["'title'", "'logsource'", "'detection'"],
            RuleParser.Parse("a.yml", "description: nothing\n").Problems.Select(problem => problem.Message.Split(' ')[7].TrimEnd(',')));

    [Fact]
    public void RuleFacts_AreKept()
    {
        var rule = Assert.Single(RuleParser.Parse("rules/a.yml", "# head\n---\n" + Good + """
            id: 5
            status: test
            level: high
            tags: [attack.t1190, cve.2021-26855]
            falsepositives: none
            breakwater: {campaign: proxylogon, rung: exploited}
            """).Rules);
        Assert.Equal(("5", "T", RuleStatus.Test, RuleLevel.High, "rules/a.yml", 3), (rule.Id, rule.Title, rule.Status, rule.Level, rule.Path, rule.Line));
        Assert.Equal(["attack.t1190", "cve.2021-26855"], rule.Tags);
        Assert.Equal(["none"], rule.FalsePositives);
        Assert.Equal(new LogSource(null, "exchange", null), rule.LogSource);
        Assert.Equal("proxylogon", rule.Extension!["campaign"]);
    }

    [Fact]
    public void ControlCharacters_NeverReachAMessage()
    {
        var result = RuleParser.Parse("a\u001b[31m.yml", "title: T\n\"level\": \"\\e[2J\\u202E\"\n");
        Assert.All(result.Problems, problem => Assert.DoesNotContain(problem.Message, c => char.IsControl(c) || c == '\u202E'));
        Assert.Contains(result.Problems, problem => problem.Message.Contains("\\u001B[2J\\u202E", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n# a rule that somebody took out\n---\n")]
    public void FileWithoutARule_IsAWarning(string text) =>
        Assert.Equal("SIGMA012 a.yml line 1: expected a rule, found none in this file; nothing is loaded from it", Assert.Single(RuleParser.Parse("a.yml", text).Problems).Message);

    [Fact]
    public void FarTooManyWarnings_AreAWarning_AndHideNoError()
    {
        var warnings = string.Concat(Enumerable.Repeat("  - WRONG\n", 1_100));
        var result = RuleParser.Parse("a.yml", Good + "tags:\n" + warnings);
        Assert.Single(result.Rules);
        Assert.Equal((1_001, RuleProblemKind.Warning), (result.Problems.Count, result.Problems[^1].Kind));
        Assert.Equal("SIGMA011 a.yml line 6: 100 further problems in this file are not listed; their rules are loaded", result.Problems[^1].Message);

        var wrong = RuleParser.Parse("a.yml", Good + "tags:\n" + warnings + "---\n[a]\n");
        Assert.Equal("SIGMA009", Assert.Single(wrong.Problems, problem => problem.Kind == RuleProblemKind.Error).Code);
    }

    [Fact]
    public void FarTooManyProblems_AreCounted()
    {
        var result = RuleParser.Parse("a.yml", string.Concat(Enumerable.Repeat("--- [a]\n", 3_000)));
        Assert.Equal(1_001, result.Problems.Count);
        Assert.StartsWith("SIGMA011 a.yml line 3000: 2000 further problems", result.Problems[^1].Message, StringComparison.Ordinal);
        Assert.Equal(RuleProblemKind.Error, result.Problems[^1].Kind);
    }
}
