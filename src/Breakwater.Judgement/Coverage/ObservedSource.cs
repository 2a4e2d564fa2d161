using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>One source with its artefacts in path order and its hours ascending, whatever order the observations came in.</summary>
internal sealed record ObservedSource
{
    /// <summary>No Exchange log is older; an earlier record time is a broken clock and would stretch coverage over decades.</summary>
    public static readonly DateTime Earliest = new(2006, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Later times come from damaged or forged lines and leave no room for arithmetic.</summary>
    public static readonly DateTime Latest = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public required SourceKind Kind { get; init; }

    public required IReadOnlyList<ArtefactSpan> Artefacts { get; init; }

    public required IReadOnlyList<HourCount> Hours { get; init; }

    /// <summary>What the name of each artefact says of its time; null where it says nothing.</summary>
    public IReadOnlyList<NamedSpan?> Names => field ??= [.. Artefacts.Select(a => NamedSpan.Of(a.Path))];

    /// <summary>Records with a time before <see cref="Earliest"/> or after <see cref="Latest"/>.</summary>
    public long RecordsImpossible { get; init; }

    public long Records => Artefacts.Count > 0 ? Artefacts.Sum(a => a.Records) : Hours.Sum(h => h.Records);

    public static IReadOnlyList<ObservedSource> Merge(IEnumerable<SourceObservation> observations) =>
    [
        .. observations.GroupBy(o => o.Source, StringComparer.Ordinal)
            .OrderBy(g => SourceCatalogue.OrderOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Of(g.Key, g)),
    ];

    private static ObservedSource Of(string id, IEnumerable<SourceObservation> parts)
    {
        var hours = parts.SelectMany(p => p.Hours).Where(h => h.Records > 0).ToList();
        return new ObservedSource
        {
            Kind = SourceCatalogue.Find(id),
            Artefacts =
            [
                .. parts.SelectMany(p => p.Artefacts).Select(Bounded)
                    .OrderBy(a => a.Path, StringComparer.Ordinal).ThenBy(a => a.First?.Utc).ThenBy(a => a.Last?.Utc).ThenBy(a => a.Records),
            ],
            Hours = HourCount.Sum(hours.Where(h => IsPossible(h.Hour)).Select(h => h with { Hour = h.Hour.Floor() })),
            RecordsImpossible = hours.Where(h => !IsPossible(h.Hour)).Sum(h => h.Records),
        };
    }

    private static bool IsPossible(DateTime time) => time >= Earliest && time < Latest;

    private static ArtefactSpan Bounded(ArtefactSpan artefact) =>
        artefact.First is { } first && artefact.Last is { } last && (first.Utc < Earliest || last.Utc > Latest)
            ? artefact with { First = first.Utc < Earliest ? EvidenceTime.FromSeconds(Earliest) : first, Last = last.Utc > Latest ? EvidenceTime.FromSeconds(Latest) : last }
            : artefact;
}
