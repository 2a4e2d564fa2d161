using Breakwater.Sigma.Yaml;
using Breakwater.Tests;

namespace Breakwater.Sigma.Tests;

/// <summary>The fast reader of plainly written documents gives what the parser gives, or nothing.</summary>
public sealed class PlainYamlTest(ITestOutputHelper output)
{
    private const string Plain = """
        title: Web shell  # of a kind
        "quoted": 'it''s'
        empty:
        also empty: # nothing
        tags:
        - attack.t1505.003
        - 'x: y'
        description: |
            Two lines,
              the second one deeper

            # no comment
        folded: >-
          one
          two
        detection:
            selection:
                Image|endswith:
                    - '\cmd.exe'   # why
                    - "é"
                Number: 0x10
                Flag: true
            list:
                - a: 1
                  b: 2
                -   c: '*'
                - plain - text: no
            condition: selection and not list
        # the end

        """;

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("---\na: 1\n")]
    [InlineData("a: 1")]
    [InlineData("\n# x\n\na: -x\nb: ~\nc: a#b\nd: http://x/y\n")]
    [InlineData("- a\n- b: 1\n  c:\n  - d\n-   e: x\n")]
    [InlineData("a: |\n  x\n   y \n\n  z\n\n\nb: >\n  one\n  two\n")]
    [InlineData("a: |-\n  x\n\nb: 'q' # c\nc: \"d\"\n")]
    [InlineData("a:\n  b:\n    c:\n  d:\ne:\n")]
    [InlineData("a: 1\r\nb: |\r\n  x\r\n  y\r\n")]
    public void WhatIsPlain_IsReadAsTheParserReadsIt(string text)
    {
        var plain = PlainYamlReader.Read(text, 5);

        Assert.NotNull(plain);
        Assert.Equal(Parse(text), Shown(plain));
    }

    [Theory]
    [InlineData("a: [1, 2]\n")]
    [InlineData("a: {b: 1}\n")]
    [InlineData("a: &x 1\nb: *x\n")]
    [InlineData("a: !!str 1\n")]
    [InlineData("a: one\n  two\n")]
    [InlineData("a: 'one\n  two'\n")]
    [InlineData("a: \"\\x41\"\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: 1\n   b: 2\n")]
    [InlineData("  a: 1\n b: 2\n")]
    [InlineData("a:\t1\n")]
    [InlineData("a: 1\n...\n")]
    [InlineData("<<: 1\n")]
    [InlineData("? a\n: 1\n")]
    [InlineData("- - a\n")]
    [InlineData("a: |2\n   x\n")]
    [InlineData("a: |+\n  x\n\n")]
    [InlineData("a: |\n  x")]
    [InlineData("a: 'x' y\n")]
    [InlineData("a: %x\n")]
    [InlineData("a\n")]
    public void WhatIsNotPlain_IsLeftToTheParser(string text) => Assert.Null(PlainYamlReader.Read(text, 1));

    [Fact]
    public void PublishedRules_AreReadAsTheParserReadsThem()
    {
        var folders = new[] { Path.Combine(Repository.Root, "rules") }.Concat(Repository.Corpora is null ? [] : [Path.Combine(Repository.Corpora, "sigma")]);
        var (plain, all) = (0, 0);
        foreach (var file in folders.SelectMany(f => Directory.EnumerateFiles(f, "*.yml", SearchOption.AllDirectories)))
        {
            foreach (var (text, firstLine) in YamlDocumentSplitter.Split(File.ReadAllText(file).TrimStart('\uFEFF')))
            {
                plain += IsSame(text, firstLine, file) ? 1 : 0;
                all++;
            }
        }

        output.WriteLine($"{plain} of {all} documents are plain");
        Assert.True(plain > all * 0.8, $"{plain} of {all} documents are plain");
    }

    /// <summary>Each mutation is read by both: whatever the fast reader takes, it takes for the same.</summary>
    [Fact]
    public void MutatedDocuments_AreReadAsTheParserReadsThem_OrLeftToIt()
    {
        const int cases = 20_000;
        var random = new Random(20261130);
        string[] pieces = ["\n", " ", "  ", ":", ": ", "- ", "-", "#", " #", "'", "\"", "|", ">", "|-\n", "\\", "a", "\n\n", "\n  ", "\n    ", "[", "{", "&a", "*a", "---", "~", "\t", "\r\n", "?", ",", "é"];
        var plain = 0;
        for (var i = 0; i < cases; i++)
        {
            var text = Plain;
            for (var left = random.Next(1, 5); left > 0; left--)
            {
                var at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                    1 => text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)),
                    _ => text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + 1)..],
                };
            }

            foreach (var (document, firstLine) in YamlDocumentSplitter.Split(text))
            {
                plain += IsSame(document, firstLine, $"case {i}") ? 1 : 0;
            }
        }

        output.WriteLine($"{plain} documents were plain");
        Assert.True(plain > cases / 10, $"only {plain} documents were plain");
    }

    private static bool IsSame(string text, int firstLine, string name)
    {
        if (PlainYamlReader.Read(text, firstLine) is not { } plain)
        {
            return false;
        }

        var (shown, expected) = (Shown(plain), Parse(text, firstLine));
        Assert.True(shown == expected, $"{name}:\n{text}\n--- expected\n{expected}\n--- found\n{shown}");
        return true;
    }

    private static string Parse(string text, int firstLine = 5)
    {
        var problems = new ProblemList("rule.yml");
        var documents = new YamlTreeReader(problems, new NodeBudget()).Parse(text, firstLine);
        return problems.ToList().Count > 0 || documents is not [var only] ? $"{documents.Count} documents, {string.Join('\n', problems.ToList().Select(p => p.Message))}" : Shown(only);
    }

    private static string Shown(YamlValue value) => value switch
    {
        YamlScalar scalar => $"{scalar.Line} <{scalar.Text}> {scalar.IsNull} {scalar.TryGetBoolean(out _)} {scalar.TryGetNumber(out _)} {scalar.Kind}",
        YamlList list => $"{list.Line} {list.Size} [{string.Join(",\n", list.Items.Select(Shown))}]",
        YamlMap map => $"{map.Line} {map.Size} {{{string.Join(",\n", map.Entries.Select(e => $"{Shown(e.Key)} => {Shown(e.Value)}"))}}}",
        _ => "",
    };
}
