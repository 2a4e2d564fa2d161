using System.Text;
using Breakwater.Analysis.Hunting;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Knowledge;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Tests.Logs;

/// <summary>Rules tried on every line are not tried again on cells on which they did not match; what they find is what the plain twin finds.</summary>
public sealed class CellMemoryTest : IDisposable
{
    private const string Software = "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n";
    private const string Fields = "#Fields: date time cs-method cs-uri-stem cs-uri-query cs-username c-ip cs(User-Agent) cs(Referer) cs-host sc-status\r\n";
    private const string OtherOrder = "#Fields: date time cs-method cs-uri-stem cs-uri-query cs-username c-ip cs-host cs(Referer) cs(User-Agent) sc-status\r\n";

    private static readonly string[] Cells = ["x", "xx", "-", "OK", "ok+x", "Mozilla/5.0", "host1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "a%20b"];

    private static readonly string[] Selections =
    [
        "s: {c-useragent: ['x', 'OK']}", "s: {c-useragent: ['x', 'OK'], cs-host|endswith: '1'}", "s: {c-useragent: null}", "s: {c-useragent|exists: true}", "s: {cs-host|exists: false, c-useragent: 'x'}",
        "s: {c-useragent|fieldref: cs-host}", "s: {cs-uri-query: 'x'}", "s: {cs-uri-query: 'x', c-useragent: 'x'}", "s: {c-useragent|re: '^o'}", "s: {c-useragent|endswith: 'grabber-z'}", "s: {cs-method: 'PUT'}",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void RepeatedCells_AreKnown_AndOthersAreNot()
    {
        var memory = new CellMemory();
        string[] lines = ["x host1", "x host1", "x host2", "xh ost1", "x -", "- x", "x -", "x host1"];
        var log = Software + "#Fields: date time cs(User-Agent) cs-host\r\n" + string.Concat(lines.Select(l => $"2021-08-12 10:00:00 {l}\r\n"));
        var asked = new Asked(memory, [2, 3]);
        LogReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(log)), LogReadOptions.Default, asked, TestContext.Current.CancellationToken);
        Assert.Equal([false, true, false, false, false, false, true, true], asked.Answers);
    }

    [Fact]
    public void OtherColumns_ForgetWhatWasKnown()
    {
        var memory = new CellMemory();
        var log = Software + string.Concat(new[] { 2, 3, 3 }.Select(at => $"#Fields: date time {(at == 2 ? "cs(User-Agent) cs-host" : "cs-host cs(User-Agent)")}\r\n2021-08-12 10:00:00 x x\r\n"));
        var asked = new Asked(memory, null);
        LogReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(log)), LogReadOptions.Default, asked, TestContext.Current.CancellationToken);
        Assert.Equal([false, false, true], asked.Answers);
    }

    /// <summary>Where lines repeat nothing, remembering is given up for the rest of the log, and taken up again with the next one.</summary>
    [Fact]
    public void CellsThatNeverRepeat_AreNotKept()
    {
        var memory = new CellMemory();
        var log = Encoding.UTF8.GetBytes(Software + "#Fields: date time cs(User-Agent)\r\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"2021-08-12 10:00:00 agent{i}\r\n")) + "2021-08-12 10:00:00 x\r\n2021-08-12 10:00:00 x\r\n");
        var asked = new Asked(memory, [2]);
        LogReader.Read(new MemoryStream(log), LogReadOptions.Default, asked, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(true, asked.Answers);
        var again = new Asked(memory, [2]);
        LogReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Software + "#Fields: date time cs(User-Agent)\r\n2021-08-12 10:00:00 x\r\n2021-08-12 10:00:00 x\r\n")), LogReadOptions.Default, again, TestContext.Current.CancellationToken);
        Assert.Equal([false, true], again.Answers);
    }

    [Fact]
    public void Matches_AreThoseOfThePlainTwin()
    {
        var rules = Load([.. Selections.Select((s, i) => Rule(i, s))]);
        var random = new Random(1201);
        var matched = new SortedSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 20; round++)
        {
            var log = new StringBuilder(Software);
            for (var part = 0; part < 4; part++)
            {
                log.Append(random.Next(2) == 0 ? Fields : OtherOrder);
                for (var line = 0; line < 100; line++)
                {
                    log.Append(FormattableString.Invariant($"2021-08-12 10:00:00 {(random.Next(9) == 0 ? "PUT" : "GET")} /a {Cell()} - 203.0.113.9 {(random.Next(40) == 0 ? "grabber-z" : Cell())} - {Cell()} 200{(random.Next(50) == 0 ? " 1" : "")}\r\n"));
                }
            }

            var bytes = Encoding.UTF8.GetBytes(log.ToString());
            var found = SourceMatches.Of(rules, "iis-frontend", bytes, everyLine: false);
            Assert.Equal(SourceMatches.Of(rules, "iis-frontend", bytes, everyLine: true), found);
            matched.UnionWith(found.Select(f => f.Split(' ')[1]));
        }

        Assert.Equal(Selections.Select((_, i) => IdOf(i)), matched);

        string Cell() => Cells[random.Next(Cells.Length)];
    }

    /// <summary>A filter by keyword looks at the rest of the line too.</summary>
    [Fact]
    public void FilterByKeyword_SeesEachLine()
    {
        var rules = Load(Rule(1, Selections[0]), $"title: f\nid: {IdOf(2)}\nstatus: test\nlogsource: {{category: proxy}}\nfilter:\n  rules: ['{IdOf(1)}']\n  sel: ['/left-out/']\n  condition: not sel\n");
        Assert.Empty(rules.Problems);
        var log = Encoding.UTF8.GetBytes(Software + Fields + string.Concat(new[] { "/left-out/", "/kept/", "/left-out/", "/kept/" }.Select(p => $"2021-08-12 10:00:00 GET {p} - - 203.0.113.9 x - host1 200\r\n")));
        Assert.Equal(["5 " + IdOf(1), "7 " + IdOf(1)], SourceMatches.Of(rules, "iis-frontend", log, everyLine: false));
        Assert.Equal(["5 " + IdOf(1), "7 " + IdOf(1)], SourceMatches.Of(rules, "iis-frontend", log, everyLine: true));
    }

    /// <summary>A value on which time ran out says so on each of its lines, and a suppressed match is counted on each of them.</summary>
    [Fact]
    public void UndecidedAndSuppressedLines_AreCountedEach()
    {
        File.WriteAllText(Path.Combine(_folder, "u_ex210812.log"), Software + Fields + string.Concat(Enumerable.Repeat($"2021-08-12 10:00:00 GET /a - - 203.0.113.9 {new string('a', 40)}b - host1 200\r\n2021-08-12 10:00:01 GET /a - - 203.0.113.9 x - host1 200\r\n", 3)));
        var suppressions = Path.Combine(_folder, "suppress.yml");
        File.WriteAllText(suppressions, $"suppressions:\n  - rule: {IdOf(2)}\n    reason: known\n    expires: 2030-01-01\n");
        using var outcome = Hunter.Hunt(
            new HuntRequest { Evidence = [Path.Combine(_folder, "u_ex210812.log")], RulePaths = [Write(Rule(1, "s: {c-useragent|re: '^(?=a)(a+)+$'}"), Rule(2, Selections[0]))], SuppressionPath = suppressions, Today = new DateOnly(2026, 11, 23) },
            null, TestContext.Current.CancellationToken);
        Assert.Equal(3, outcome.Summary!.Suppressed);
        Assert.Contains(outcome.Unread, u => u.Reason.Contains("3 records", StringComparison.Ordinal));
    }

    private static string IdOf(int number) => FormattableString.Invariant($"5a1d52a8-0000-4000-8000-0000000001{number:00}");

    private static string Rule(int number, string selection) => $"title: t{number}\nid: {IdOf(number)}\nstatus: test\nlogsource: {{category: proxy}}\ndetection:\n  {selection}\n  condition: s\n";

    private ActiveRules Load(params string[] rules) => ActiveRules.LoadOnly([Write(rules)], null, new RuleSelection(), ActiveSuppressions.None, KnowledgeBase.Embedded);

    private string Write(params string[] rules)
    {
        var path = Path.Combine(_folder, "rules.yml");
        File.WriteAllText(path, string.Join("---\n", rules));
        return path;
    }

    /// <summary>Asks about each record and remembers it.</summary>
    private sealed class Asked(CellMemory memory, int[]? columns) : ILogVisitor
    {
        public List<bool> Answers { get; } = [];

        public void OnSchema(LogSchema schema) => memory.Begin(schema, columns ?? [schema.IndexOf("cs(User-Agent)")]);

        public void OnRecord(in LogRecord record)
        {
            Answers.Add(memory.Knows(record));
            memory.Keep();
        }
    }
}
