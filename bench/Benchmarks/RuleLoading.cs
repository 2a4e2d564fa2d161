using BenchmarkDotNet.Attributes;
using Breakwater.Sigma;

namespace Breakwater.Benchmarks;

/// <summary>From the texts of all SigmaHQ rules to what can be matched, on one thread; <c>hunt</c> parses on all.</summary>
[MemoryDiagnoser]
public class RuleLoading
{
    private IReadOnlyList<(string Path, string Text)> _files = [];
    private IReadOnlyList<SigmaDocument> _parsed = [];

    [GlobalSetup]
    public void Setup()
    {
        _files = SigmaCorpus.Files();
        _parsed = ParseAll();
    }

    [Benchmark]
    public int Parse() => ParseAll().Count;

    [Benchmark]
    public int Compile() => RuleSet.Compile(_parsed).Rules.Count;

    private List<SigmaDocument> ParseAll() => [.. _files.SelectMany(f => RuleParser.Parse(f.Path, f.Text).Loaded)];
}
