using System.Collections.Concurrent;
using System.Text;
using Breakwater.Analysis.Hunting;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Knowledge;
using Breakwater.Tests;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>Rules that require no rare text are tried on every line by their columns, named to the user, and find what the plain twin finds.</summary>
public sealed class EveryLineRulesTest : IDisposable
{
    private const string Short = "title: Short agent\nid: 5a1d52a8-0000-4000-8000-000000000011\nstatus: test\nlogsource: {category: proxy}\ndetection:\n  s:\n    c-useragent: ['x', '_', 'OK']\n  condition: s\n";
    private const string Common = "title: Bare agent\nid: 5a1d52a8-0000-4000-8000-000000000012\nstatus: test\nlogsource: {category: proxy}\ndetection:\n  s:\n    c-useragent: Mozilla/5.0\n  condition: s\n";
    private const string Rare = "title: Keyword\nid: 5a1d52a8-0000-4000-8000-000000000013\nstatus: test\nlogsource: {category: webserver}\ndetection:\n  s: ['union all select', '=select ']\n  condition: s\n";
    private const string OneCharacter = "title: Machine account\nid: 5a1d52a8-0000-4000-8000-000000000014\nstatus: test\nlogsource: {category: webserver}\ndetection:\n  s:\n    cs-uri-query|re: '\\$(?:@|$)'\n  t:\n    cs-uri-query: 'a=selectx'\n  condition: s or t\n";
    private const string InFolder = "title: Script in a folder\nid: 5a1d52a8-0000-4000-8000-000000000015\nstatus: test\nlogsource: {category: webserver}\ndetection:\n  s:\n    cs-uri-stem|contains: '/oab/'\n  t:\n    cs-uri-stem|contains: ['.ashx', '.soap']\n  condition: s and t\n";
    private const string Header = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status\r\n";

    private static readonly string[] Queries = ["-", "q=union%20all%20select%201", "q=UNION%2520ALL%2520SELECT", "q=union+all+select", "a=select%20x", "a=selectx"];
    private static readonly string[] Agents = ["x", "_", "OK", "okay", "Mozilla/5.0", "Mozilla/5.0+(Windows+NT+10.0)", "xx", "-"];

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TheyAreNamed_AndTheOthersAreNot()
    {
        var rules = Load(Short, Common, Rare);
        Assert.Equal(["Bare agent", "Short agent"], rules.OnEveryLine.Select(r => r.Title).Order(StringComparer.Ordinal));
        using var outcome = Hunter.Hunt(Request(Short, Common, Rare), null, TestContext.Current.CancellationToken);
        Assert.Equal(["Bare agent", "Short agent"], outcome.Summary!.OnEveryLine.Select(r => r.Title).Order(StringComparer.Ordinal));
        Assert.Equal(3, outcome.Summary.RulesTried);
    }

    [Fact]
    public void RuleWithARareText_LetsLinesBeSteppedOver()
    {
        var own = SourceRules.Of(Load(Rare), "iis-frontend", new ConcurrentDictionary<string, LineRequirements?>(), everyLine: false);
        Assert.IsType<LiteralFilter>(own.Filter);
        Assert.False(own.Filter.IsCandidate("2021-08-12 10:00:00 192.0.2.10 GET / a=selectx 443 - 203.0.113.9 x 200"u8));
    }

    /// <summary>A character that hardly any line has is as good as a longer text, as written and encoded; the other text of the rule still counts.</summary>
    [Theory]
    [InlineData("q=EXCH01$", true)]
    [InlineData("q=EXCH01%24", true)]
    [InlineData("q=EXCH01%2524@contoso.example", true)]
    [InlineData("a=selectx", true)]
    [InlineData("q=EXCH01", false)]
    [InlineData("q=%25", false)]
    public void RuleWithARareCharacter_LetsLinesBeSteppedOver(string query, bool isCandidate)
    {
        var rules = Load(Rare, OneCharacter);
        Assert.Empty(rules.OnEveryLine);
        var own = SourceRules.Of(rules, "iis-frontend", new ConcurrentDictionary<string, LineRequirements?>(), everyLine: false);
        var line = Encoding.UTF8.GetBytes($"2021-08-12 10:00:00 192.0.2.10 GET / {query} 443 - 203.0.113.9 x 200");
        Assert.Equal(isCandidate, own.Filter.IsCandidate(line));
        Assert.Equal(isCandidate, own.Filter.IsCandidate(line) && own.Filter.FirstSuspect([.. line, (byte)'\n']) >= 0);
        var log = Encoding.UTF8.GetBytes(Header + Encoding.UTF8.GetString(line) + "\r\n");
        var matches = SourceMatches.Of(rules, "iis-frontend", log, everyLine: false);
        Assert.Equal(SourceMatches.Of(rules, "iis-frontend", log, everyLine: true), matches);
        Assert.Equal(isCandidate ? 1 : 0, matches.Count);
    }

    /// <summary>A line with the text that picks it out needs the rule's other text too, as written or encoded, once or twice.</summary>
    [Theory]
    [InlineData("/OAB/1/oab.xml", false)]
    [InlineData("/OAB/1/x.ashx", true)]
    [InlineData("/%6Fab/x%2Eashx", true)]
    [InlineData("/oab/x%252e%61shx", true)]
    [InlineData("/oab/x%0A.as%0Ahx", false)]
    public void SuspectLine_IsPassedOnlyWithTheOtherText(string stem, bool isCandidate)
    {
        var rules = Load(InFolder);
        var own = SourceRules.Of(rules, "iis-frontend", new ConcurrentDictionary<string, LineRequirements?>(), everyLine: false);
        var line = $"2021-08-12 10:00:00 192.0.2.10 GET {stem} - 443 - 203.0.113.9 x 200";
        Assert.Equal(isCandidate, own.Filter.IsCandidate(Encoding.UTF8.GetBytes(line)));
        var log = Encoding.UTF8.GetBytes(Header + line + "\r\n");
        var matches = SourceMatches.Of(rules, "iis-frontend", log, everyLine: false);
        Assert.Equal(SourceMatches.Of(rules, "iis-frontend", log, everyLine: true), matches);
        Assert.Equal(isCandidate ? 1 : 0, matches.Count);
    }

    /// <summary>The first line with either kind is found, however far it is and however long the lines before it are.</summary>
    [Fact]
    public void FirstSuspect_IsInTheFirstLineThatHoldsAnything()
    {
        var random = new Random(411);
        var filter = SourceRules.Of(Load(Rare, OneCharacter), "iis-frontend", new ConcurrentDictionary<string, LineRequirements?>(), everyLine: false).Filter;
        for (var i = 0; i < 300; i++)
        {
            string[] lines = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => new string('x', random.Next(random.Next(20) == 0 ? 9_000 : 300)) + (random.Next(30) switch { 0 => "$", 1 => "union%20all", 2 => "a=selectx", _ => "y" }) + "\r\n")];
            var first = Array.FindIndex(lines, l => filter.FirstSuspect(Encoding.UTF8.GetBytes(l)) >= 0);
            var at = filter.FirstSuspect(Encoding.UTF8.GetBytes(string.Concat(lines)));
            var before = string.Concat(lines.Take(first)).Length;
            Assert.True(first < 0 ? at == -1 : at >= before && at < before + lines[first].Length, $"{i}: {at}, line {first} begins at {before}");
        }
    }

    [Fact]
    public void Matches_AreThoseOfThePlainTwin()
    {
        using var outcome = Hunter.Hunt(Request(Short, Common, Rare), null, TestContext.Current.CancellationToken);
        var found = outcome.Matches.Select(m => $"{m.Position.Line} {m.Rule.Title}").Order(StringComparer.Ordinal).ToList();
        var expected = Lines().SelectMany((l, i) => Expected(l.Query, l.Agent).Select(t => $"{i + 4} {t}")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, found);
    }

    /// <summary>All of SigmaHQ's rules about web logs on the public lines, as chosen and with each line split for each rule.</summary>
    [Fact]
    public void PublicRules_MatchTheSameWithAndWithoutFilters()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are not here");
        var rules = ActiveRules.LoadOnly([.. Directory.EnumerateDirectories(Path.Combine(Repository.Corpora!, "sigma"), "rules*")], null, new RuleSelection(), ActiveSuppressions.None, KnowledgeBase.Embedded);
        Assert.InRange(rules.OnEveryLine.Count, 1, 20);
        var logs = Directory.EnumerateFiles(Path.Combine(Repository.Corpora!, "iis"), "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".log", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(logs);
        foreach (var log in logs.Select(File.ReadAllBytes).Append(Encoding.UTF8.GetBytes(Log())))
        {
            Assert.Equal(SourceMatches.Of(rules, "iis-frontend", log, everyLine: true), SourceMatches.Of(rules, "iis-frontend", log, everyLine: false));
        }
    }

    private static IEnumerable<string> Expected(string query, string agent)
    {
        var decoded = Uri.UnescapeDataString(Uri.UnescapeDataString(query));
        return new[]
        {
            agent is "x" or "_" or "OK" ? "Short agent" : "",
            agent == "Mozilla/5.0" ? "Bare agent" : "",
            decoded.Contains("union all select", StringComparison.OrdinalIgnoreCase) || decoded.Contains("=select ", StringComparison.Ordinal) ? "Keyword" : "",
        }.Where(t => t.Length > 0);
    }

    private static IEnumerable<(string Query, string Agent)> Lines() => Queries.SelectMany(q => Agents.Select(a => (q, a)));

    private static string Log() => Header + string.Concat(Lines().Select(l => $"2021-08-12 10:00:00 192.0.2.10 GET /page.asp {l.Query} 443 - 203.0.113.9 {l.Agent} 200\r\n"));

    private HuntRequest Request(params string[] rules)
    {
        File.WriteAllText(Path.Combine(_folder, "u_ex210812.log"), Log());
        return new HuntRequest { Evidence = [Path.Combine(_folder, "u_ex210812.log")], RulePaths = [Write(rules)], Today = new DateOnly(2026, 11, 23) };
    }

    private ActiveRules Load(params string[] rules) => ActiveRules.LoadOnly([Write(rules)], null, new RuleSelection(), ActiveSuppressions.None, KnowledgeBase.Embedded);

    private string Write(string[] rules)
    {
        var path = Path.Combine(_folder, "rules.yml");
        File.WriteAllText(path, string.Join("---\n", rules));
        return path;
    }
}
