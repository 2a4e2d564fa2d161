using System.Text;
using Breakwater.Analysis.Hunting;
using Breakwater.Evtx;
using Breakwater.Tests;

namespace Breakwater.Analysis.Tests.Hunting;

/// <summary>Whole chunks are searched for keywords before their events are read: no event may be lost by it.</summary>
public sealed class KeywordSearchTest : IDisposable
{
    private const int Words = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-keywords").FullName;

    public static TheoryData<string> Logs =>
        [.. new[] { Repository.At("tests", "data", "evtx"), Repository.Corpora }.OfType<string>().SelectMany(f => Directory.EnumerateFiles(f, "*.evtx", SearchOption.AllDirectories))
            .Where(f => new FileInfo(f).Length < 2_000_000 && !f.Contains("regression_data", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Repository.Root, f))];

    [Theory]
    [MemberData(nameof(Logs))]
    public void EveryKeyword_IsFoundInTheEventsThatHaveIt(string log)
    {
        var events = Texts(Repository.At(log));
        var random = new Random(1_108);
        var all = events.Values.SelectMany(t => t.Split([' ', ',', '\n', '\r', '\t', '\''], StringSplitOptions.RemoveEmptyEntries)).Where(IsWord).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        string[] words = [.. Enumerable.Range(0, all.Count == 0 ? 0 : Words).Select(_ => all[random.Next(all.Count)]).Select(w => random.Next(2) == 0 ? w.ToUpperInvariant() : w), "nowhere-at-all"];
        // Each word by itself, so that a chunk that one of them lets through does not hide what the other loses.
        foreach (var word in words.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            Assert.Equal((word, events.Values.Count(t => t.Contains(word, StringComparison.OrdinalIgnoreCase))), (word, Hunted(Repository.At(log), word)));
        }
    }

    /// <summary>A filter searches for its keywords although the rule, by itself, looks at one field only.</summary>
    [Fact]
    public void FilterByKeyword_LeavesOutTheEventsThatHaveIt()
    {
        var log = Repository.At("tests", "data", "evtx", "cmdlets.evtx");
        var texts = Texts(log).Values;
        var word = texts.SelectMany(t => t.Split([' ', ',', '\n', '\r', '\t', '\''], StringSplitOptions.RemoveEmptyEntries)).Where(IsWord).First(w => texts.Count(t => t.Contains(w, StringComparison.OrdinalIgnoreCase)) is var n && n > 0 && n < texts.Count);
        const string Rule = "title: t\nid: 0b9ad457-2554-44c1-82c2-d56a99c42300\nlogsource: {product: windows}\ndetection:\n  s: {EventID|exists: true}\n  condition: s\n";
        Assert.Equal(texts.Count, HuntedWith(Rule, log));
        Assert.Equal(texts.Count(t => !t.Contains(word, StringComparison.OrdinalIgnoreCase)), HuntedWith($"{Rule}---\ntitle: f\nlogsource: {{product: windows}}\nfilter:\n  rules: any\n  sel: ['{word}']\n  condition: sel\n", log));
        Assert.Equal(texts.Count, HuntedWith($"{Rule}---\ntitle: f\nlogsource: {{product: windows}}\nfilter:\n  rules: any\n  sel: ['{word}xyz']\n  condition: sel\n", log));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // With a letter that no number, time, GUID or SID is written with: the others are looked for in such values too.
    private static bool IsWord(string word) => word.Length is >= 4 and < 40 && word.Any(c => char.ToLowerInvariant(c) is 'g' or 'h' or 'j' or 'k' or 'm' or 'o' or 'p' or 'q' or 'v' or 'w') && word.All(c => c is > ' ' and <= '~' and not ('*' or '?' or '\\' or '"'));

    /// <summary>The texts of each event, joined by line ends; an event that the log holds twice counts once.</summary>
    private static Dictionary<string, string> Texts(string log)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var file = EvtxFile.Open(log);
        foreach (var record in file.Records())
        {
            var text = new StringBuilder().Append(record.Provider).Append('\n').Append(record.Channel).Append('\n').Append(record.Computer);
            foreach (var value in record.Values)
            {
                if ((value.Value.Type & ~EvtxValueType.Array) is EvtxValueType.String or EvtxValueType.AnsiString or EvtxValueType.EventXml)
                {
                    text.Append('\n').Append(value.Value.ToString());
                }
            }

            texts[$"{record.Computer}\n{record.Channel}\n{record.EventRecordId}\n{record.CreatedUtc?.Ticks}"] = text.ToString();
        }

        return texts;
    }

    private int Hunted(string log, string word) => HuntedWith($"title: t\nid: 0b9ad457-2554-44c1-82c2-d56a99c42300\nlogsource: {{product: windows}}\ndetection:\n  keywords:\n    - '{word}xyz'\n    - '{word}'\n  condition: keywords\n", log);

    private int HuntedWith(string documents, string log)
    {
        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, documents);
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = [log], RulePaths = [rule], Today = new DateOnly(2026, 11, 29) }, null, TestContext.Current.CancellationToken);
        return outcome.Matches.Count();
    }
}
