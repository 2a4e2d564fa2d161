using Breakwater.Sigma.Values;

namespace Breakwater.Sigma.Correlations;

/// <summary>The events of all collectors in one order: by time, then by the caller's reference.</summary>
internal sealed class KeptEvents
{
    // Beyond this a sum of all kept events could leave the range of a decimal.
    private const decimal Largest = 1_000_000_000_000_000_000_000m;

    private const char Separator = '\u001F';

    private readonly List<KeptEvent> _events = [];
    private readonly List<int> _values = [];
    private readonly ValuePool _pool = new();
    private readonly Dictionary<int, decimal?> _numbers = [];

    public KeptEvents(IEnumerable<CorrelationCollector> collectors)
    {
        foreach (var collector in collectors)
        {
            var ids = collector.Pool.Texts.Select(text => _pool.IdOf(text)).ToArray();
            var shift = _values.Count;
            _values.AddRange(collector.Values.Select(id => id < 0 ? id : ids[id]));
            _events.AddRange(collector.Events.Select(kept => kept with { FirstValue = kept.FirstValue + shift }));
        }

        _events.Sort((a, b) => (a.Ticks, a.Reference, a.Base).CompareTo((b.Ticks, b.Reference, b.Base)));
    }

    public int Count => _events.Count;

    public KeptEvent this[int index] => _events[index];

    /// <summary>The id of a copied value, negative when the event lacks the field.</summary>
    public int ValueOf(int index, int captured) => _values[_events[index].FirstValue + captured];

    /// <summary>One id for the values of several copied fields together, negative when the event lacks one.</summary>
    public int Combine(int index, IReadOnlyList<int> captured)
    {
        var values = captured.Select(field => ValueOf(index, field)).ToList();
        return values.Exists(value => value < 0) ? -1
            : values is [var only] ? only
            : _pool.IdOf(string.Join(Separator, values.Select(TextOf)));
    }

    public IEnumerable<string> PartsOf(int value) => TextOf(value).Split(Separator);

    public string TextOf(int value) => _pool.Texts[value];

    public decimal? NumberOf(int value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            number = NumberText.TryParse(TextOf(value), out var parsed) && Math.Abs(parsed) <= Largest ? parsed : null;
            _numbers[value] = number;
        }

        return number;
    }
}
