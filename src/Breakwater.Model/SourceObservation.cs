namespace Breakwater.Model;

/// <summary>What reading one source yielded: the input from which judgement computes coverage.</summary>
public sealed record SourceObservation
{
    /// <summary>An id of <see cref="SourceCatalogue"/>.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<ArtefactSpan> Artefacts { get; init; }

    /// <summary>Records per UTC hour over all artefacts of the source (overlapping copies counted once), ascending.</summary>
    public required IReadOnlyList<HourCount> Hours { get; init; }
}
