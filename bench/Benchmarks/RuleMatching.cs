using BenchmarkDotNet.Attributes;
using Breakwater.Sigma;

namespace Breakwater.Benchmarks;

/// <summary>All regression events of SigmaHQ against so many rules: by the index, and each rule asked (the plain twin).</summary>
public class RuleMatching
{
    private readonly List<SigmaRule> _hits = [];
    private IReadOnlyList<FieldMap> _events = [];
    private RuleMatcher _indexed = null!;
    private RuleMatcher _plain = null!;

    [Params(10, 100, 1_000, 3_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var set = RuleSet.Compile(SigmaCorpus.Rules(Rules));
        _events = [.. SigmaCorpus.Events().Select(e => new FieldMap(set.Fields, e))];
        _indexed = set.For(_ => true);
        _plain = set.For(_ => true, everyRule: true);
        if (Indexed() != EveryRule())
        {
            throw new InvalidOperationException("the index and its plain twin do not agree");
        }
    }

    [Benchmark(Baseline = true)]
    public int Indexed() => Match(_indexed);

    [Benchmark]
    public int EveryRule() => Match(_plain);

    private int Match(RuleMatcher matcher)
    {
        _hits.Clear();
        foreach (var view in _events)
        {
            matcher.Match(in view, _hits);
        }

        return _hits.Count;
    }
}
