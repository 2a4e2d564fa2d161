using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Cli.Tests;

/// <summary><c>hunt</c> as a process: what it prints, in which order, and its exit code.</summary>
public sealed class HuntTest : IDisposable
{
    private const string AttackRule = """
        title: Post to a static file
        id: 5a1d52a8-0000-4000-8000-000000000001
        status: test
        level: high
        tags: [attack.initial-access, attack.t1190]
        logsource: { category: webserver }
        detection:
          selection: { cs-method: POST, cs-uri-stem|startswith: /ecp/ }
          condition: selection
        """;

    private const string QuietRule = """
        title: Any logon page
        id: 5a1d52a8-0000-4000-8000-000000000002
        status: experimental
        level: low
        logsource: { category: webserver }
        detection:
          selection: { cs-uri-stem: /owa/ }
          condition: selection
        """;

    private const string ManyPages = "\n---\ntitle: Many pages\nid: 5a1d52a8-0000-4000-8000-000000000009\nlevel: high\ncorrelation:\n  type: event_count\n  rules: [logon]\n  group-by: [c-ip]\n  timespan: 1h\n  condition: { gte: 20 }\n";

    private static readonly string NamedRule = QuietRule.Replace("title: Any logon page", "title: Any logon page\nname: logon", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void JsonLines_HaveTheShapeOfTheContract()
    {
        var run = Hunt(AttackRule, "--jsonl");
        Assert.Equal(10, run.ExitCode);
        using var match = JsonDocument.Parse(Assert.Single(Lines(run.Output)));
        var root = match.RootElement;
        Assert.Equal(["rule", "time", "source", "file", "line", "computer", "fields", "excerpt"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["id", "title", "level", "path"], root.GetProperty("rule").EnumerateObject().Select(p => p.Name));
        Assert.Equal("2021-03-03T00:00:30Z", root.GetProperty("time").GetString());
        Assert.Equal("iis-frontend", root.GetProperty("source").GetString());
        Assert.Equal(25, root.GetProperty("line").GetInt64());
        Assert.Equal("/ecp/y.js", root.GetProperty("fields").GetProperty("cs-uri-stem").GetString());
        Assert.Contains("1 match", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EventLog_GivesRecordAndComputer()
    {
        var rule = _folder.Write("rule.yml", "title: t\nlogsource: { product: windows, category: process_creation }\ndetection:\n  s: { ParentImage|endswith: '\\w3wp.exe' }\n  condition: s\n");
        var run = CommandLine.Run("hunt", Repository.At("tests", "data", "evtx", "every-kind.evtx"), "--rules", rule, "--jsonl");
        var lines = Lines(run.Output).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([1004L, 1017L], lines.Select(l => l.GetProperty("record").GetInt64()));
        Assert.All(lines, l => Assert.Equal("EXCH01", l.GetProperty("computer").GetString()));
        Assert.Equal("evtx/security", lines[0].GetProperty("source").GetString());
        Assert.Equal("evtx/microsoft-windows-sysmon-operational", lines[1].GetProperty("source").GetString());
    }

    [Fact]
    public void Placeholders_TakeTheirValuesFromAFile_AndThoseWithoutAnyAreNamed()
    {
        var rule = AttackRule.Replace("cs-uri-stem|startswith: /ecp/", "cs-uri-stem|expand: '%page%'", StringComparison.Ordinal);
        var pages = _folder.Write("pages.yaml", "page: [/ecp/x.js, /ecp/y.js]\n");
        var pipeline = _folder.Write("pipeline.yaml", "name: ours\npriority: 10\nvars:\n  page: '/ecp/?.js'\n");
        var others = _folder.Write("others.yaml", "other: [/ecp/y.js]\nwrong: { a: b }\n");

        Assert.Single(Lines(Hunt(rule, "--jsonl", "--placeholders", pages).Output));
        Assert.Single(Lines(Hunt(rule, "--jsonl", "--placeholders", pipeline).Output));
        foreach (var run in new[] { Hunt(rule, "-v"), Hunt(rule, "-v", "--placeholders", others) })
        {
            Assert.Equal(0, run.ExitCode);
            Assert.Contains("placeholder %page% has no value", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }

        Assert.Contains($"SIGMA103 {others} line 2: 'wrong' expects a list of single values, found a map; the placeholder has no value", Hunt(rule, "--placeholders", others).Error, StringComparison.Ordinal);
        Assert.Contains("RULE905 " + _folder.At("absent.yaml") + ": expected a file of placeholders, found nothing; no placeholder has a value", Hunt(rule, "--placeholders", _folder.At("absent.yaml")).Error, StringComparison.Ordinal);
        var file = _folder.Write("rule.yml", rule);
        Assert.Contains("0 not evaluable here", CommandLine.Run("rules", "check", file, "--placeholders", pages).Output, StringComparison.Ordinal);
        Assert.Contains("1 not evaluable: placeholder %page% has no value", CommandLine.Run("rules", "check", file).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("product: windows, category: process_creatoin", "a: b", "category that is known here, found 'process_creatoin', nearest is 'process_creation'")]
    [InlineData("product: windwos, category: process_creation", "a: b", "product that is known here, found 'windwos', nearest is 'windows'")]
    [InlineData("product: windows, service: sysmno", "a: b", "service that is known here, found 'sysmno', nearest is 'sysmon'")]
    [InlineData("product: windows, category: process_creation", "CommandLin: b", "field that is known here, found 'CommandLin', nearest is 'CommandLine'")]
    [InlineData("category: webserver", "cs-uri-qeury: b", "field that is known here, found 'cs-uri-qeury', nearest is 'cs-uri-query'")]
    [InlineData("product: windows, service: security", "CommandLin: b", null)]
    [InlineData("product: windows, category: process_creation", "'Data[3]': b", null)]
    [InlineData("category: webserver", "s-port: b", null)]
    public void RulesCheck_NamesTheNearestWordOfALogSourceAndAField(string source, string selection, string? warning)
    {
        var file = _folder.Write("rule.yml", $"title: t\nlogsource: {{ {source} }}\ndetection:\n  s: {{ {selection} }}\n  condition: s\n");
        var run = CommandLine.Run("rules", "check", file);
        Assert.Equal(0, run.ExitCode);
        if (warning is null)
        {
            Assert.DoesNotContain("RULE904", run.Output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains($"RULE904 {file} line 1: expected a {warning}; ", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("LOG --rules A B", 21)]
    [InlineData("LOG --rules A --rules B", 21)]
    [InlineData("LOG -v --rules A B --threads 1", 21)]
    [InlineData("--rules A LOG", 1)]
    [InlineData("--rules A --rules B LOG", 21)]
    [InlineData("--rules=A LOG", 1)]
    [InlineData("LOG --rules=A B", 21)]
    [InlineData("--rules A B LOG", 21)]
    [InlineData("EMPTY --rules A LOG", 1)]
    [InlineData("EMPTY --rules A B LOG", 21)]
    [InlineData("--rules A EMPTY LOG", 1)]
    [InlineData("LOG --rules A FOLDER", 21)]
    [InlineData("--rules A FOLDER", 1)]
    public void RulesOption_TakesSeveralPaths_AndLeavesTheEvidence(string typed, int expected)
    {
        _folder.Write("empty/notes.txt", "nothing");
        _folder.Write("more/b.yaml", QuietRule);
        var folder = SmallServer.Write(_folder, "more");
        var (a, b) = (_folder.Write("a.yml", AttackRule), _folder.Write("b.yml", QuietRule));
        SmallServer.Write(_folder);
        var words = $"hunt {typed} --jsonl".Split(' ').Select(w => w switch { "A" => a, "B" => b, "--rules=A" => $"--rules={a}", "LOG" => _folder.At("evidence"), "EMPTY" => _folder.At("empty"), "FOLDER" => folder, _ => w });
        var run = CommandLine.Run([.. words]);
        Assert.Equal(expected, Lines(run.Output).Length);
    }

    [Fact]
    public void RulesOption_ToWhichEveryPathCouldBelong_IsWrongUsage()
    {
        var (a, b) = (_folder.Write("a.yml", AttackRule), _folder.Write("b.yml", QuietRule));
        _folder.Write("evidence/b.yml", QuietRule);
        var evidence = SmallServer.Write(_folder);
        var run = CommandLine.Run("hunt", "--rules", a, b, evidence);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--rules: expected evidence beside the rules, found that each of {b}, {evidence} holds rules; write the evidence before --rules", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RulesOption_NamesAFolderWithoutRules()
    {
        var empty = Path.GetDirectoryName(_folder.Write("empty/notes.txt", "nothing"))!;
        var run = Hunt(AttackRule, "--jsonl", "--rules", empty);
        Assert.Single(Lines(run.Output));
        Assert.Contains($"RULE902 {empty}: expected a rule file or a folder of them, found a folder without any; no rule is loaded from it", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("RULE902", Hunt(AttackRule, "--jsonl", "--rules", _folder.At("rules")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoMatch_Exits0() => Assert.Equal(0, Hunt(AttackRule.Replace("/ecp/", "/ecq/", StringComparison.Ordinal)).ExitCode);

    [Theory]
    [InlineData("--min-level", "high", 1)]
    [InlineData("--min-level", "low", 21)]
    [InlineData("--status", "experimental", 20)]
    [InlineData("--tag", "attack.T1190", 1)]
    [InlineData("--tag", "t1190", 1)]
    [InlineData("--from", "2021-03-03T00:00:10Z", 11)]
    [InlineData("--to", "2021-03-03T00:00:10Z", 10)]
    public void Filters_LeaveOut(string option, string value, int expected) => Assert.Equal(expected, Lines(Hunt(AttackRule + "\n---\n" + QuietRule, "--jsonl", option, value).Output).Length);

    [Fact]
    public void Output_IsTheSameForEveryNumberOfThreadsAndInOrderOfTime()
    {
        SmallServer.Write(_folder);
        _folder.Write("evidence/inetpub/logs/LogFiles/W3SVC1/u_ex210304.log", SmallServer.Header + SmallServer.Attack(5).Replace("2021-03-03", "2021-03-02", StringComparison.Ordinal));
        var rules = _folder.Write("rules/all.yml", AttackRule + "\n---\n" + QuietRule);
        var runs = new[] { "1", "2", "7" }.Select(threads => CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rules, "--jsonl", "--threads", threads).Output).Distinct().ToList();
        var times = Lines(Assert.Single(runs)).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("time").GetString()).ToList();
        Assert.Equal(22, times.Count);
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
    }

    [Fact]
    public void OverlappingCopy_CountsItsRecordsOnce()
    {
        SmallServer.Write(_folder);
        SmallServer.Write(_folder);
        _folder.Write("evidence/copy/inetpub/logs/LogFiles/W3SVC1/u_ex210303.log", SmallServer.Header + SmallServer.Attack(30) + SmallServer.Quiet(40));
        var run = Hunt(AttackRule, "--jsonl");
        Assert.Single(Lines(run.Output));
        Assert.Contains("1 held again by overlapping copies", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_HoldsNoFormula()
    {
        _folder.Write("evidence/" + SmallServer.LogPath, SmallServer.Header + SmallServer.Attack(1));
        var rule = _folder.Write("rules/r.yml", AttackRule.Replace("Post to a static file", "=cmd|' /C calc'!A0", StringComparison.Ordinal).Replace("title: =", "title: \"=", StringComparison.Ordinal).Replace("!A0", "!A0\"", StringComparison.Ordinal));
        var run = CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rule, "--csv");
        var lines = run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("time,level,rule,title,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=cmd|", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Table_ShowsMatchesAndSummary()
    {
        var run = Hunt(AttackRule);
        Assert.Contains("HIGH     Post to a static file", run.Output, StringComparison.Ordinal);
        Assert.Contains("u_ex210303.log line 25", run.Output, StringComparison.Ordinal);
        Assert.Contains("21 records were eligible for at least one rule; 1 of 1 rules were tried", run.Output, StringComparison.Ordinal);
        Assert.Contains("initial-access", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleThatCannotBeTried_IsCountedWithItsReason()
    {
        var run = Hunt(AttackRule + "\n---\n" + AttackRule.Replace("0001", "0003", StringComparison.Ordinal).Replace("category: webserver", "product: linux, service: auditd", StringComparison.Ordinal));
        Assert.Contains("1 of 2 rules were tried", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 not tried: no log here is its log source (linux, auditd)", run.Output, StringComparison.Ordinal);
        var verbose = CommandLine.Run("hunt", _folder.At("evidence"), "--rules", _folder.At("rules"), "-v");
        Assert.Contains("rule 5a1d52a8-0000-4000-8000-000000000003 not tried: no log here is its log source (linux, auditd)", verbose.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleFileGivenTwice_IsReadOnce()
    {
        var run = Hunt(AttackRule, "--jsonl", "--rules", _folder.At("rules"));
        Assert.Single(Lines(run.Output));
        Assert.DoesNotContain("SIGMA401", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenRule_IsNamedAndTheOthersAreUsed()
    {
        var run = Hunt(AttackRule + "\n---\n" + QuietRule.Replace("condition: selection", "condition: selecton", StringComparison.Ordinal), "--jsonl");
        Assert.Equal(10, run.ExitCode);
        Assert.Single(Lines(run.Output));
        Assert.Contains("SIGMA302", run.Error, StringComparison.Ordinal);
        Assert.Contains("nearest is 'selection'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Correlation_ListsTheEventsItJoined()
    {
        var run = Hunt(NamedRule + ManyPages, "--jsonl");
        var match = JsonDocument.Parse(Assert.Single(Lines(run.Output))).RootElement;
        Assert.Equal("Many pages", match.GetProperty("rule").GetProperty("title").GetString());
        Assert.Equal("198.51.100.7", match.GetProperty("fields").GetProperty("c-ip").GetString());
        Assert.Equal(20, match.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public void SuppressedCorrelation_IsCountedAndNotShown()
    {
        var file = _folder.Write("known.yaml", "suppressions:\n  - rule: Many pages\n    reason: our monitoring\n");
        var run = Hunt(NamedRule + ManyPages, "--jsonl", "--suppress", file);
        Assert.Equal("", run.Output);
        Assert.Contains("1 suppressed", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("HUNT004", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppressions_TakeOutWhatTheyNameAndTellWhichWereUnused()
    {
        var file = _folder.Write("known.yaml", """
            suppressions:
              - rule: 5a1d52a8-0000-4000-8000-000000000002
                reason: our monitoring
                when:
                  selection: { c-ip: 198.51.100.7 }
                  condition: selection
              - rule: Post to a static file
                reason: ended
                expires: 2021-01-01
              - rule: No such rule
                reason: never used
            """);
        var run = Hunt(AttackRule + "\n---\n" + QuietRule, "--jsonl", "--suppress", file);
        Assert.Single(Lines(run.Output));
        Assert.Contains("20 suppressed", run.Error, StringComparison.Ordinal);
        Assert.Contains("HUNT003", run.Error, StringComparison.Ordinal);
        Assert.Contains("HUNT005 " + file + " line 10: expected the id, name or title of a loaded rule, found No such rule; it suppresses nothing", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ c-ip: 198.51.100.7, correlation.value: 20 }", "")]
    [InlineData("{ c-ip: 198.51.100.8 }", "HUNT004")]
    public void SuppressionOfACorrelation_AsksWhatItsMatchShows(string selection, string error)
    {
        var file = _folder.Write("known.yaml", $"suppressions:\n  - rule: Many pages\n    reason: our monitoring\n    when: {{ s: {selection}, condition: s }}\n");
        var run = Hunt(NamedRule + ManyPages, "--jsonl", "--suppress", file);
        Assert.Equal(error.Length == 0 ? 0 : 1, Lines(run.Output).Length);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SuppressionsOnOneLine_AllHold()
    {
        const string Second = "{ rule: Any logon page, reason: ours, when: { s: { c-ip: 198.51.100.7 }, condition: s } }";
        string Of(string first) => _folder.Write("known.yaml", $"suppressions: [{{ rule: Any logon page, reason: theirs, when: {{ s: {{ c-ip: {first} }}, condition: s }} }}, {Second}]\n");
        Assert.Equal("", Hunt(QuietRule, "--jsonl", "--suppress", Of("198.51.100.8")).Output);
        Assert.Contains("HUNT004", Hunt(QuietRule, "--jsonl", "--suppress", Of("198.51.100.7")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Suppression_TakesPlaceholders_AndIsWrongWithoutTheirValues()
    {
        var file = _folder.Write("known.yaml", "suppressions:\n  - rule: Any logon page\n    reason: ours\n    when: { s: { c-ip|expand: '%ours%' }, condition: s }\n");
        Assert.Equal("", Hunt(QuietRule, "--jsonl", "--suppress", file, "--placeholders", _folder.Write("ours.yaml", "ours: 198.51.100.7\n")).Output);
        Assert.Equal(20, Lines(Hunt(QuietRule, "--jsonl", "--suppress", file, "--placeholders", _folder.Write("ours.yaml", "ours: 198.51.100.8\n")).Output).Length);
        var run = Hunt(QuietRule, "--jsonl", "--suppress", file);
        Assert.Equal(20, Lines(run.Output).Length);
        Assert.Contains($"SIGMA503 {file} line 4: placeholder %ours% has no value; this entry suppresses nothing", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongSuppression_IsNamedAndSuppressesNothing()
    {
        var file = _folder.Write("known.yaml", "suppressions:\n  - rule: Post to a static file\n    because: of us\n");
        var run = Hunt(AttackRule, "--jsonl", "--suppress", file);
        Assert.Single(Lines(run.Output));
        Assert.Contains("line 2: expected the key 'reason', found none; this entry suppresses nothing", run.Error, StringComparison.Ordinal);
        Assert.Contains("RULE903 " + _folder.At("absent.yaml") + ": expected a file of suppressions, found nothing", Hunt(AttackRule, "--suppress", _folder.At("absent.yaml")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LevelOfACorrelation_IsWhatCounts_NotThatOfItsRules()
    {
        var run = Hunt(NamedRule + ManyPages, "--jsonl", "--min-level", "high");
        Assert.Contains("Many pages", Assert.Single(Lines(run.Output)), StringComparison.Ordinal);
    }

    [Fact]
    public void FilterOfARuleThatIsLeftOut_IsNoError()
    {
        var run = Hunt(
            AttackRule + "\n---\n" + QuietRule + "\n---\ntitle: Ours\nlogsource: { category: webserver }\nfilter:\n  rules: [5a1d52a8-0000-4000-8000-000000000002]\n  selection: { c-ip: 198.51.100.7 }\n  condition: selection\n",
            "--jsonl", "--min-level", "high");
        Assert.Single(Lines(run.Output));
        Assert.DoesNotContain("SIGMA", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingSelected_SaysAmongHowMany() =>
        Assert.Contains("expected Sigma rules that --min-level, --status and --tag leave, found none among 1 without errors; nothing was read", Hunt(QuietRule, "--min-level", "critical").Error, StringComparison.Ordinal);

    [Fact]
    public void CorrelationWithoutItsRule_IsListedWithTheReason() =>
        Assert.Contains(
            "1 not tried: rule '5a1d52a8-0000-4000-8000-000000000002': placeholder %ours% has no value",
            Hunt(AttackRule + "\n---\n" + NamedRule.Replace("cs-uri-stem: /owa/", "cs-uri-stem|expand: '%ours%'", StringComparison.Ordinal) + ManyPages).Output,
            StringComparison.Ordinal);

    [Fact]
    public void Refusals_ExitAsTheContractSays()
    {
        SmallServer.Write(_folder);
        var rule = _folder.Write("rule.yml", AttackRule);
        Assert.Equal(2, CommandLine.Run("hunt", _folder.At("evidence")).ExitCode);
        Assert.Equal(2, CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rule, "--jsonl", "--csv").ExitCode);
        Assert.Equal(2, CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rule, "--min-level", "severe").ExitCode);
        Assert.Equal(2, CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rule, "--from", "2021-03-05", "--to", "2021-03-01").ExitCode);
        Assert.Equal(2, CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rule, "--from", "2021-13-01").ExitCode);
        Assert.Equal(2, CommandLine.Run("hunt", _folder.At("evidence"), "--rules", rule, "--to", "yesterday").ExitCode);
        Assert.Equal(3, CommandLine.Run("hunt", _folder.At("evidence"), "--rules", _folder.At("absent")).ExitCode);
        Assert.Equal(3, CommandLine.Run("hunt", _folder.At("absent"), "--rules", rule).ExitCode);
    }

    [Fact]
    public void RulesCheck_ListsEveryErrorWithLineAndNearestWord()
    {
        var rules = _folder.Write("rules/bad.yml", AttackRule.Replace("level: high", "level: hgh", StringComparison.Ordinal).Replace("|startswith", "|startwith", StringComparison.Ordinal));
        var run = CommandLine.Run("rules", "check", rules);
        Assert.Equal(10, run.ExitCode);
        Assert.Contains("bad.yml line 4: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("nearest is 'high'", run.Output, StringComparison.Ordinal);
        Assert.Contains("nearest is 'startswith'", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 errors", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run("rules", "check", _folder.Write("rules/good.yml", QuietRule)).ExitCode);
        Assert.Equal(3, CommandLine.Run("rules", "check", _folder.At("absent")).ExitCode);
        Assert.Equal(3, CommandLine.Run("rules", "check", _folder.At("rules"), _folder.At("absent")).ExitCode);
        var empty = Path.GetDirectoryName(_folder.Write("empty/notes.txt", "nothing"))!;
        Assert.Equal(3, CommandLine.Run("rules", "check", empty).ExitCode);
        Assert.Equal(0, CommandLine.Run("rules", "check", _folder.At("rules/good.yml"), empty).ExitCode);
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void LogThatAnotherProgramLocks_IsRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there a lock keeps readers out");
        SmallServer.Write(_folder);
        var free = Hunt(AttackRule, "--jsonl").Output;
        List<FileStream> locks = [.. Directory.EnumerateFiles(_folder.At("evidence"), "*", SearchOption.AllDirectories).Select(f => new FileStream(f, FileMode.Open, FileAccess.ReadWrite, FileShare.None))];
        var locked = Hunt(AttackRule, "--jsonl").Output;
        locks.ForEach(l => l.Dispose());
        Assert.NotEmpty(locks);
        Assert.Equal(free, locked);
    }

    private CommandLine.Result Hunt(string rules, params string[] options)
    {
        if (!Directory.Exists(_folder.At("evidence")))
        {
            SmallServer.Write(_folder);
        }

        return CommandLine.Run(["hunt", _folder.At("evidence"), "--rules", _folder.Write("rules/rule.yml", rules), .. options]);
    }
}
