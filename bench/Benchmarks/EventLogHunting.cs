using BenchmarkDotNet.Attributes;
using Breakwater.Analysis;
using Breakwater.Analysis.Events;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Hunting;
using Breakwater.Analysis.Rules;
using Breakwater.Evidence;
using Breakwater.Knowledge;
using Breakwater.Sigma;
using Breakwater.Tests;

namespace Breakwater.Benchmarks;

/// <summary>Reads the event logs of the corpus on one thread: without rules, and with all Windows rules of SigmaHQ. Loading rules and compiling code is not in it.</summary>
public class EventLogHunting
{
    private EvidenceSet _evidence = null!;
    private Inventory _inventory = null!;
    private ActiveRules _none = null!;
    private ActiveRules _windows = null!;

    [GlobalSetup]
    public void Setup()
    {
        _evidence = EvidenceSet.Open([Path.Combine(Repository.Corpora!, "evtx")], new EvidenceOptions { Threads = 1 }, default);
        _inventory = Inventory.Of(_evidence.Artefacts);
        _none = Load([]);
        _windows = Load([SigmaCorpus.WindowsRules]);
    }

    [GlobalCleanup]
    public void Cleanup() => _evidence.Dispose();

    [Benchmark(Baseline = true)]
    public long NoRules() => Read(_none);

    [Benchmark]
    public long WindowsRules() => Read(_windows);

    private static ActiveRules Load(IReadOnlyList<string> paths) => ActiveRules.LoadOnly(paths, null, new RuleSelection(), ActiveSuppressions.None, KnowledgeBase.Embedded);

    private long Read(ActiveRules rules)
    {
        var sink = new Counting();
        EventReads.Run(_evidence, _inventory.Events, 0, rules, null, KnowledgeBase.Embedded, () => sink, (_, _) => { }, 1, _ => { }, default);
        return sink.Matches;
    }

    private sealed class Counting : IMatchSink
    {
        public long Matches { get; private set; }

        public void Take(MatchedRecord record, IReadOnlyList<SigmaRule> rules) => Matches += rules.Count;
    }
}
