using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Breakwater.Tests;

namespace Breakwater.Sigma.Tests;

/// <summary>The index must find exactly what trying every rule finds.</summary>
public sealed class RuleIndexTests
{
    private static readonly string[] Fields = ["A", "B", "C", "D"];

    private static readonly string[] Texts =
        ["cmd.exe", @"\cmd.exe", "power", "powershell.exe", "-enc", "e", "", "ab*cd", "a?c", "*x*", "déjà", "é", "\u212A", "ſ", "4624", "0x10", "16", "\U0001F600", "IMPHASH=0123456789abcdef", "-f", @"C:\Windows\Temp\", "127.0.0.1", "k", @"C:\Program Files\WindowsApps\Microsoft.Something_1.0.0.0_x64\"];

    private static readonly string[] Modifiers = ["", "|contains", "|startswith", "|endswith", "|contains|all", "|cased", "|endswith|cased", "|re", "|re|i", "|windash|contains", "|neq", "|wide|contains", "|base64offset|contains"];

    private static readonly string[] Conditions =
        ["s1", "s1 and s2", "s1 or s2", "s1 and not s2", "not s1", "1 of s*", "all of s*", "not (s1 and s2)", "not (s1 or not s2)", "s1 and (s2 or k)", "k", "k and not s1", "not k or s2"];

    [Fact]
    public void RandomRules_HitTheSameRecords()
    {
        var random = new Random(2021_03_02);
        var hits = 0;
        for (var round = 0; round < 60; round++)
        {
            var rules = Enumerable.Range(0, 40).SelectMany(_ => Rules.Parse(RandomDetection(random)).Rules).ToList();
            var set = RuleSet.Compile(rules);
            var indexed = set.For(_ => true);
            var plain = set.For(_ => true, everyRule: true);
            for (var record = 0; record < 60; record++)
            {
                var view = new RecordView(set.Fields, [.. Enumerable.Range(0, random.Next(6)).Select(_ => (Fields[random.Next(4)], RandomValue(random)))]);
                hits += AssertSame(indexed, plain, in view);
            }
        }

        Assert.True(hits > 10_000, hits.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void SigmaHqRules_HitTheSameRealEvents()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        var folder = Path.Combine(Repository.Corpora!, "sigma");
        var rules = Directory.EnumerateDirectories(folder, "rules*")
            .SelectMany(path => Directory.EnumerateFiles(path, "*.yml", SearchOption.AllDirectories))
            .SelectMany(file => RuleParser.Parse(file, File.ReadAllText(file)).Rules)
            .ToList();
        var set = RuleSet.Compile(rules);
        Assert.Empty(set.Problems);
        var indexed = set.For(_ => true);
        var plain = set.For(_ => true, everyRule: true);
        var hits = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "regression_data"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var record in EventsOf(File.ReadAllBytes(file)))
            {
                var view = new RecordView(set.Fields, record);
                hits += AssertSame(indexed, plain, in view);
            }
        }

        Assert.True(hits > 300, hits.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void MutatedRecords_AreMatched_WhateverTheirCharacters()
    {
        var random = new Random(34473);
        var set = RuleSet.Compile(Enumerable.Range(0, 60).SelectMany(_ => Rules.Parse(RandomDetection(random)).Rules));
        var indexed = set.For(_ => true);
        var plain = set.For(_ => true, everyRule: true);
        for (var i = 0; i < 500; i++)
        {
            var value = string.Concat(Enumerable.Range(0, random.Next(300)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000)));
            var view = new RecordView(set.Fields, [("A", value), ("B", RandomValue(random) + value)]);
            AssertSame(indexed, plain, in view);
        }
    }

    [Fact]
    public void GivenCandidates_OnlyTheyAreTried()
    {
        var set = RuleSet.Compile(Enumerable.Range(0, 130).Select(i => Rules.Load($"s:\n  F|contains: '{(i % 2 == 0 ? "a" : "b")}'\ncondition: s")));
        var matcher = set.For(_ => true);
        var view = new RecordView(set.Fields, [("F", "xax")]);
        var hits = new List<SigmaRule>();
        matcher.Match(in view, [0b111, 0, 0b11], hits);
        Assert.Equal([matcher.Rules[0], matcher.Rules[2], matcher.Rules[128]], hits);
        matcher.Match(in view, [0, 0, 0], hits);
        Assert.Equal(3, hits.Count);
    }

    /// <summary>Texts of two letters share all their windows, so that each is met everywhere in such a value.</summary>
    [Fact]
    public void TextsOfTheSameFewCharacters_AreBoundedInTime()
    {
        var random = new Random(12);
        var set = RuleSet.Compile(Enumerable.Range(0, 2000).Select(_ => Rules.Load($"s:\n  F|contains: '{OfTwoLetters(12)}'\ncondition: s")));
        var view = new RecordView(set.Fields, [("F", OfTwoLetters(60_000))]);
        var indexed = set.For(_ => true);
        indexed.Match(in view, []);
        var watch = Stopwatch.StartNew();
        Assert.InRange(AssertSame(indexed, set.For(_ => true, everyRule: true), in view), 1, 2000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());

        string OfTwoLetters(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));
    }

    /// <summary>Tests that look alike must not be taken for one when their answers are shared.</summary>
    [Theory]
    [InlineData("F: 'a*'", @"F: 'a\*'")]
    [InlineData("F: 'a*'", @"F: 'a\\*'")]
    [InlineData("F: 'a?'", "F|windash: 'a-'")]
    [InlineData("F: 'a-'", "F|windash: 'a-'")]
    [InlineData("F: 'ab'", "F|cased: 'ab'")]
    [InlineData("F: 'ab'", "F|contains: 'ab'")]
    [InlineData("F: ['a', 'b']", "F: 'a=b'")]
    [InlineData("F: ['a', 'b']", "F|all: ['a', 'b']")]
    [InlineData("F: 7", "F: '7'")]
    [InlineData("F|lt: 7", "F|lte: 7")]
    [InlineData("F|re: 'ab'", "F|re|i: 'ab'")]
    [InlineData("F|hour: 7", "F|minute: 7")]
    [InlineData("F|cidr: 10.0.0.0/8", "F|cidr: 10.0.0.0/9")]
    public void TestsThatDiffer_AreNotShared(string one, string other)
    {
        string[] values = ["a*", "a\\", "a\\x", "ax", "a-", "a/", "ab", "AB", "xabx", "a", "b", "a=b", "7", "7.0", "6", "2021-03-02 07:08:09", "2021-03-02 08:07:09", "10.1.1.1", "10.200.1.1"];
        var rules = new[] { one, other, one, other }.Select(entry => Rules.Load($"s:\n  {entry}\ncondition: s")).ToList();
        var set = RuleSet.Compile(rules);
        var indexed = set.For(_ => true);
        var plain = set.For(_ => true, everyRule: true);
        var differ = false;
        foreach (var value in values)
        {
            var view = new RecordView(set.Fields, [("F", value)]);
            differ |= AssertSame(indexed, plain, in view) == 2;
        }

        Assert.True(differ, "no value tells the two tests apart");
    }

    private static int AssertSame(RuleMatcher indexed, RuleMatcher plain, ref readonly RecordView view)
    {
        List<SigmaRule> found = [], expected = [];
        indexed.Match(in view, found);
        plain.Match(in view, expected);
        Assert.Equal(expected, found);
        return found.Count;
    }

    private static string RandomDetection(Random random)
    {
        string Entry() => $"{Fields[random.Next(4)]}{Modifiers[random.Next(Modifiers.Length)]}: [{string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value()))}]";
        string Value() => random.Next(8) == 0 ? "16" : $"'{Texts[random.Next(Texts.Length)]}'";
        string Map(string name) => $"{name}:\n" + string.Join('\n', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Entry()).DistinctBy(entry => entry.Split(':')[0]).Select(entry => "  " + entry));
        return $"{Map("s1")}\n{Map("s2")}\nk: [{Value()}, {Value()}]\ncondition: {Conditions[random.Next(Conditions.Length)]}";
    }

    private static string RandomValue(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Texts[random.Next(Texts.Length)])) is var text && random.Next(3) == 0 ? text.ToUpperInvariant() : text;

    private static IEnumerable<(string Name, string Value)[]> EventsOf(byte[] json)
    {
        var reader = new Utf8JsonReader(json.AsSpan(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0), new JsonReaderOptions { AllowMultipleValues = true });
        var events = new List<(string, string)[]>();
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var fields = new List<(string, string)>();
            Add(fields, "", document.RootElement);
            events.Add([.. fields]);
        }

        return events;
    }

    /// <summary>Leaves by their own name and, for attributes, by that of their element too (`Provider_Name`).</summary>
    private static void Add(List<(string Name, string Value)> fields, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var inner in value.EnumerateObject())
                {
                    Add(fields, inner.Name, inner.Value);
                    if (inner.Name == "#attributes")
                    {
                        fields.AddRange(inner.Value.EnumerateObject().Select(attribute => ($"{name}_{attribute.Name}", attribute.Value.ToString())));
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Add(fields, name, item);
                }

                break;
            default:
                fields.Add((name, value.ToString()));
                break;
        }
    }
}
