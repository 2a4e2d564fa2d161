using Breakwater.Model;

namespace Breakwater.Judgement.Windows;

/// <summary>The exposure window of one campaign, or why there is none.</summary>
internal sealed record WindowDecision
{
    /// <summary>Null when the server was never exposed or the window lies outside the evidence.</summary>
    public TimeRange? Window { get; init; }

    /// <summary>How the window was found, one sentence.</summary>
    public required string Basis { get; init; }

    /// <summary>Rule d: why the campaign never met an open server here; null when it may have.</summary>
    public string? NeverExposed { get; init; }
}
