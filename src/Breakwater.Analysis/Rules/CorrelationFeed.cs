using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>Gathers what correlations join over all files; each file has a writer of its own, which may run on any thread.</summary>
internal sealed class CorrelationFeed
{
    /// <summary>Leaves room for files of a trillion bytes, and eight million of them.</summary>
    private const int RecordBits = 40;

    private readonly ConcurrentBag<CorrelationCollector> _collectors = [];
    private readonly ConcurrentDictionary<long, CorrelatedEvent> _events = new();
    private readonly ConcurrentDictionary<(SigmaRule Rule, string Record), string> _firstFile = new();
    private readonly ActiveRules _rules;
    private long _dropped;
    private int _kept;

    private CorrelationFeed(ActiveRules rules) => _rules = rules;

    /// <summary>Events over the bound, on which nothing is said.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>A feed where there are correlations, else null.</summary>
    public static CorrelationFeed? For(ActiveRules rules) => rules.Compiled.Correlations.Count > 0 ? new CorrelationFeed(rules) : null;

    /// <param name="file">Number of the file in the stated order, the same whatever the threads do.</param>
    public Writer For(int file) => new(this, file);

    public CorrelationReport Evaluate() => _rules.Compiled.Correlate([.. _collectors]);

    public CorrelatedEvent EventOf(long reference) => _events[reference];

    /// <summary>Feeds the matches of one file.</summary>
    internal sealed class Writer(CorrelationFeed feed, int file)
    {
        private CorrelationCollector? _collector;
        private MatchedRecord? _record;
        private long _reference;

        public bool Wants(SigmaRule rule) => Collector.Wants(rule);

        public void Add<TView>(SigmaRule rule, MatchedRecord record, ref readonly TView view)
            where TView : IFieldView, allows ref struct
        {
            if (!Collector.Wants(rule))
            {
                return;
            }

            if (Volatile.Read(ref feed._kept) >= CorrelationLimits.Default.Events)
            {
                Interlocked.Increment(ref feed._dropped);
            }
            else if (feed._firstFile.GetOrAdd((rule, record.Source + record.Hash), record.File) == record.File)
            {
                var joined = EventOf(record);
                joined.Rules.Add(rule.Id);
                Collector.Add(rule, in view, record.Time?.Utc, _reference);
            }
        }

        private CorrelatedEvent EventOf(MatchedRecord record)
        {
            if (!ReferenceEquals(record, _record))
            {
                _record = record;
                _reference = ((long)file << RecordBits) | record.Place;
                Interlocked.Increment(ref feed._kept);
                feed._events[_reference] = new CorrelatedEvent([], record.Source, record.Position, record.Time, record.Computer);
            }

            return feed._events[_reference];
        }

        private CorrelationCollector Collector
        {
            get
            {
                if (_collector is null)
                {
                    _collector = new CorrelationCollector(feed._rules.Compiled);
                    feed._collectors.Add(_collector);
                }

                return _collector;
            }
        }
    }
}
