namespace Breakwater.Sigma.Resolving;

/// <summary>A rule whose matches correlations join, with the fields that are copied from each of its events.</summary>
internal sealed class BaseRule(SigmaRule rule)
{
    private readonly List<string> _captured = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.OrdinalIgnoreCase);

    public SigmaRule Rule { get; } = rule;

    public IReadOnlyList<string> Captured => _captured;

    /// <summary>The position of the field among those copied.</summary>
    public int Capture(string field)
    {
        if (_positions.TryAdd(field, _captured.Count))
        {
            _captured.Add(field);
        }

        return _positions[field];
    }
}
