namespace Breakwater.Knowledge.Products;

/// <summary>A product line and its support dates.</summary>
public sealed record Product
{
    public required string Line { get; init; }

    public required string Name { get; init; }

    public DateOnly? MainstreamEnd { get; init; }

    /// <summary>Last day of support; null when none is set.</summary>
    public DateOnly? ExtendedEnd { get; init; }

    /// <summary>Cumulative updates that are serviced at the knowledge date.</summary>
    public IReadOnlyList<string> SupportedCus { get; init; } = [];

    /// <summary>Cumulative updates for which customers of the paid extended updates still get packages.</summary>
    public IReadOnlyList<string> EsuServicedCus { get; init; } = [];

    public string? LastCu { get; init; }

    /// <summary>The last package that everyone could have.</summary>
    public string? LastPublicUpdate { get; init; }

    public string? LatestKnownUpdate { get; init; }

    public IReadOnlyList<EsuPeriod> ExtendedUpdates { get; init; } = [];

    public string? Note { get; init; }
}
