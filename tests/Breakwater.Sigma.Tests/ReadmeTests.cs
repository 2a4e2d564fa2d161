using Breakwater.Tests;

namespace Breakwater.Sigma.Tests;

/// <summary>The package's example is the code below, word for word, and works.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Example_IsThisFilesCode()
    {
        var readme = File.ReadAllText(Repository.At("src", "Breakwater.Sigma", "README.md")).ReplaceLineEndings("\n");
        var example = readme.Split("```csharp\nusing Breakwater.Sigma;\n\n")[1].Split("```")[0];
        var code = File.ReadAllLines(Repository.At("tests", "Breakwater.Sigma.Tests", "ReadmeTests.cs"))
            .SkipWhile(line => !line.EndsWith("// example", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.EndsWith("// end", StringComparison.Ordinal))
            .Select(line => line.Trim());
        Assert.Equal(example.TrimEnd().Split('\n'), code);
    }

    [Fact]
    public void Example_PrintsProblemsAndHits()
    {
        var folder = Directory.CreateTempSubdirectory("sigma-readme");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.yml"), """
                title: Whoami
                id: r1
                level: low
                logsource: {product: windows, category: process_creation}
                detection: {s: {Image|endswith: '\whoami.exe'}, condition: s}
                ---
                title: Broken
                logsource: {product: windows}
                detection: {s: {Image|endwith: x}, condition: s}
                """);
            var lines = Run([folder.FullName]);
            Assert.Contains("unknown modifier 'endwith', nearest is 'endswith'", lines[0], StringComparison.Ordinal);
            Assert.Equal("Low: Whoami (r1)", lines[1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Run(string[] args)
    {
        var before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
#pragma warning disable IDE0011 // The lines of the example as they are.
            // example
            var files = Directory.GetFiles(args[0], "*.yml", SearchOption.AllDirectories).Select(path => RuleParser.Parse(path, File.ReadAllText(path))).ToList();
            var rules = RuleSet.Compile(files.SelectMany(file => file.Loaded));
            foreach (var problem in files.SelectMany(file => file.Problems).Concat(rules.Problems)) Console.WriteLine(problem);

            var matcher = rules.For(source => source is { Product: "windows", Category: "process_creation" });
            var record = new FieldMap(rules.Fields, new Dictionary<string, string> { ["Image"] = @"C:\Windows\System32\whoami.exe", ["CommandLine"] = "whoami /all" });
            var hits = new List<SigmaRule>();
            matcher.Match(in record, hits);
            foreach (var rule in hits) Console.WriteLine($"{rule.Level}: {rule.Title} ({rule.Id})");
            // end
#pragma warning restore IDE0011
        }
        finally
        {
            Console.SetOut(before);
        }

        return written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
