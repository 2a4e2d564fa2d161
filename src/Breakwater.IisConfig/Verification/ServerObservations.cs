using Breakwater.Model;

namespace Breakwater.IisConfig.Verification;

/// <summary>What else is known about the server: registry, exports, files. Null always means not seen.</summary>
public sealed record ServerObservations
{
    public static ServerObservations None { get; } = new();

    /// <summary>The server's own name, for exports that concern several.</summary>
    public string? ServerName { get; init; }

    public ExchangeBuild? Build { get; init; }

    public RegistryState? Registry { get; init; }

    /// <summary>All setting overrides of the organisation.</summary>
    public IReadOnlyList<SettingOverride>? Overrides { get; init; }

    /// <summary>Why there may be more overrides; null when these are all.</summary>
    public string? OverridesLack { get; init; }

    public OrganisationSettings Organisation { get; init; } = OrganisationSettings.None;

    /// <summary>Who claims that a mitigation was applied, by its id.</summary>
    public IReadOnlyDictionary<string, string> Declared { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file exists on the server; null when the evidence cannot tell.</summary>
    public Func<string, bool?> FileExists { get; init; } = _ => null;

    /// <summary>File version of a binary on the server; null when the evidence cannot tell.</summary>
    public Func<string, ExchangeBuild?> FileVersion { get; init; } = _ => null;

    /// <summary>What is known here, and beyond it what the other one knows. Overrides add up: each export may be of some servers only.</summary>
    public ServerObservations Or(ServerObservations other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            ServerName = ServerName ?? other.ServerName,
            Build = Build ?? other.Build,
            Registry = Registry?.Or(other.Registry) ?? other.Registry,
            Overrides = Overrides is null ? other.Overrides : other.Overrides is null ? Overrides : [.. Overrides, .. other.Overrides],
            OverridesLack = OverridesLack ?? other.OverridesLack,
            Organisation = Organisation.Or(other.Organisation),
        };
    }
}
