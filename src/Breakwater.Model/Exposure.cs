namespace Breakwater.Model;

/// <summary>State of the software (design section 5).</summary>
public sealed record Exposure
{
    public required ExposureState State { get; init; }

    /// <summary>Null when the product is unknown.</summary>
    public bool? Supported { get; init; }

    /// <summary>One sentence that names the build and how sure that is.</summary>
    public required string BuildMeaning { get; init; }

    public IReadOnlyList<CveAssessment> Cves { get; init; } = [];

    public IReadOnlyList<UpdateStep> UpdatePath { get; init; } = [];

    /// <summary>Updates that are registered but whose binaries were not replaced.</summary>
    public IReadOnlyList<string> NotEffective { get; init; } = [];

    /// <summary>What the evidence cannot show and somebody has to confirm.</summary>
    public IReadOnlyList<ConfirmationItem> ToConfirm { get; init; } = [];
}
