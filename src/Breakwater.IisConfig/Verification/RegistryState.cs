namespace Breakwater.IisConfig.Verification;

/// <summary>What the registry says about mitigations. A hive or export may hold a part only, so each value may be missing.</summary>
public sealed record RegistryState
{
    /// <summary>Start types of services (2 automatic, 3 manual, 4 disabled) by name.</summary>
    public IReadOnlyDictionary<string, int>? ServiceStart { get; init; }

    /// <summary>True when all services are listed: one that is not listed is then not installed.</summary>
    public bool HasAllServices { get; init; } = true;

    /// <summary>SuppressExtendedProtection; 0 when absent.</summary>
    public int? SuppressExtendedProtection { get; init; }

    /// <summary>Numbers below <c>ExchangeServer\v15\Diagnostics</c>.</summary>
    public IReadOnlyDictionary<string, long>? Diagnostics { get; init; }

    /// <summary>How many scanners are registered with the antimalware interface.</summary>
    public int? AntimalwareProviders { get; init; }

    /// <summary>Why the values may be older than the server's; null when they are as it had them.</summary>
    public string? Doubt { get; init; }

    /// <summary>What is known here, and beyond it what the other one knows.</summary>
    public RegistryState Or(RegistryState? other) => other is null ? this : new()
    {
        ServiceStart = ServiceStart ?? other.ServiceStart,
        HasAllServices = ServiceStart is null ? other.HasAllServices : HasAllServices,
        SuppressExtendedProtection = SuppressExtendedProtection ?? other.SuppressExtendedProtection,
        Diagnostics = Diagnostics ?? other.Diagnostics,
        AntimalwareProviders = AntimalwareProviders ?? other.AntimalwareProviders,
        Doubt = Doubt ?? other.Doubt,
    };

    /// <summary>A check of a value that was read here; in doubt it decides nothing.</summary>
    internal MitigationCheck Check(string name, bool passed, string detail) => Doubt is null ? new(name, passed, detail) : new(name, null, $"{detail}; {Doubt}");
}
