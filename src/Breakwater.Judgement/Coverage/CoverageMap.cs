using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>The coverage of every source, seen or not.</summary>
internal sealed class CoverageMap
{
    private readonly Dictionary<string, SourceTimeline> _timelines;
    private readonly Dictionary<string, MissingSource> _missing;
    private readonly ILookup<string, Hole> _unread;

    private CoverageMap(Dictionary<string, SourceTimeline> timelines, Dictionary<string, MissingSource> missing, ILookup<string, Hole> unread)
    {
        (_timelines, _missing, _unread) = (timelines, missing, unread);
    }

    public static CoverageMap Of(IReadOnlyList<ObservedSource> sources, DateTime? collected, IReadOnlyList<UnreadItem> unread, IReadOnlyList<MissingSource> missing)
    {
        var holes = UnreadHoles.Of(unread, sources);
        var activity = new DenseActivity(sources);
        var timelines = sources.ToDictionary(
            s => s.Kind.Id, s => SourceTimeline.Of(s, collected, activity, [.. holes[s.Kind.Id]]), StringComparer.Ordinal);
        var named = missing.OrderBy(m => m.Source, StringComparer.Ordinal).ThenBy(m => m.Location, StringComparer.Ordinal)
            .GroupBy(m => m.Source, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return new CoverageMap(timelines, named, holes);
    }

    public SourceTimeline For(string source) =>
        _timelines.TryGetValue(source, out var timeline) ? timeline : SourceTimeline.Absent(source, [.. _unread[source]]);

    /// <summary>What to hand in, where the configuration names the place; null otherwise.</summary>
    public string? Advice(string source) => _missing.TryGetValue(source, out var missing) ? missing.Message : null;
}
