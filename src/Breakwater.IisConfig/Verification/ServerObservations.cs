namespace Breakwater.IisConfig.Verification;

/// <summary>What else is known about the server: registry, exports, files. Null always means not seen.</summary>
public sealed record ServerObservations
{
    public static ServerObservations None { get; } = new();

    /// <summary>Start types of services (2 automatic, 3 manual, 4 disabled) by name; a service that is not listed is not installed.</summary>
    public IReadOnlyDictionary<string, int>? ServiceStart { get; init; }

    /// <summary>Registry value SuppressExtendedProtection; 0 when absent.</summary>
    public int? SuppressExtendedProtection { get; init; }

    /// <summary>All setting overrides of the organisation.</summary>
    public IReadOnlyList<SettingOverride>? Overrides { get; init; }

    /// <summary>Who claims that a mitigation was applied, by its id.</summary>
    public IReadOnlyDictionary<string, string> Declared { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file exists on the server; null when the evidence cannot tell.</summary>
    public Func<string, bool?> FileExists { get; init; } = _ => null;
}
