using Breakwater.Model;

namespace Breakwater.Knowledge.Builds;

/// <summary>One published build: a cumulative update or a package for one.</summary>
public sealed record BuildEntry
{
    public required ExchangeBuild Build { get; init; }

    /// <summary>Product line: 2010, 2013, 2016, 2019 or SE.</summary>
    public required string Line { get; init; }

    /// <summary>The cumulative update (RTM, CU19) or service pack (SP3) it belongs to.</summary>
    public required string Cu { get; init; }

    /// <summary>Label of the package, for example Mar21SU; null for the cumulative update itself.</summary>
    public string? Update { get; init; }

    public DateOnly? Released { get; init; }

    public string? Kb { get; init; }

    public required BuildKind Kind { get; init; }

    /// <summary>Other name, for example SP1 for Exchange 2013 CU4.</summary>
    public string? Alias { get; init; }

    /// <summary>When not empty the package holds these fixes only and none of the earlier ones.</summary>
    public IReadOnlyList<string> LimitedTo { get; init; } = [];

    /// <summary>1 or 2 when the package went only to customers of that period of the paid extended updates.</summary>
    public int? EsuPeriod { get; init; }

    /// <summary>True when the package is the cumulative update itself, published a second time as a security release.</summary>
    public bool SameBuildAsCu { get; init; }

    /// <summary>The other number that sources give for the same package.</summary>
    public ExchangeBuild? AlternateOf { get; init; }

    /// <summary>True when the other number is the preferred one.</summary>
    public bool Disputed { get; init; }

    /// <summary>high, medium or low.</summary>
    public required string Confidence { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Human name, for example "CU19 Mar21SU" or "CU19".</summary>
    public string Release => Update is null ? Cu : $"{Cu} {Update}";
}
