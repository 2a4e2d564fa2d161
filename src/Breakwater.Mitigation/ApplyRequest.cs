using Breakwater.Model;

namespace Breakwater.Mitigation;

/// <summary>What to apply and on what terms.</summary>
public sealed record ApplyRequest
{
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Name and digest of the sealed package that was verified; null when there is none.</summary>
    public string? Package { get; init; }

    public bool WithoutPackage { get; init; }

    /// <summary>Work everything out and write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Exchange servers that may reach the back end's EWS, where Extended Protection cannot be set there.</summary>
    public IReadOnlyList<string> BackEndEwsAddresses { get; init; } = [];

    /// <summary>The installed build; null when not known.</summary>
    public ExchangeBuild? Build { get; init; }

    public required DateTime Now { get; init; }
}
