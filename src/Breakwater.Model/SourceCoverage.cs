namespace Breakwater.Model;

/// <summary>What one source really covered, from record times and never from file times.</summary>
public sealed record SourceCoverage
{
    public required string Source { get; init; }

    /// <summary>Number of artefacts of this source that were read.</summary>
    public int Artefacts { get; init; }

    public EvidenceTime? First { get; init; }

    public EvidenceTime? Last { get; init; }

    public IReadOnlyList<TimeRange> Gaps { get; init; } = [];

    public long Records { get; init; }

    /// <summary>True when an artefact of this source ended in the middle of a record or could not be read to its end.</summary>
    public bool Truncated { get; init; }

    /// <summary>Share of the longest exposure window that was really readable, 0 to 1; null when there is no window.</summary>
    public double? Fraction { get; init; }

    /// <summary>Records per UTC day, for the heat map; the key is midnight UTC.</summary>
    public IReadOnlyDictionary<DateOnly, long> RecordsPerDay { get; init; } = new Dictionary<DateOnly, long>();
}
