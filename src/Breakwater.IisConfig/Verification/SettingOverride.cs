using Breakwater.Model;

namespace Breakwater.IisConfig.Verification;

/// <summary>A setting override as the directory holds it.</summary>
/// <param name="Parameters">Names and values as text.</param>
/// <param name="Servers">Servers it is limited to; empty for all.</param>
public sealed record SettingOverride(string Component, string Section, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<string> Servers)
{
    /// <summary>False when the export leaves parameters out.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>False when the export does not say to which servers it is limited, or names only some of them.</summary>
    public bool HasAllServers { get; init; } = true;

    /// <summary>As the product states it; null where the export does not say.</summary>
    public string? Status { get; init; }

    /// <summary>Lowest and highest build it is limited to, as written; empty for none.</summary>
    public string MinVersion { get; init; } = "";

    public string MaxVersion { get; init; } = "";

    /// <summary>Whether it is in force on the server; null when that cannot be told.</summary>
    public bool? AppliesTo(ServerObservations observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        if (Status is not (null or "") && !Status.Equals("Accepted", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        bool?[] limits =
        [
            OnServer(observed.ServerName),
            Limit(MinVersion, observed.Build, (build, limit) => build >= limit),
            Limit(MaxVersion, observed.Build, (build, limit) => build <= limit),
        ];
        return limits.Contains(false) ? false : limits.Contains(null) ? null : true;
    }

    public bool Sets(string component, string section, string parameter, string value) => Component.Equals(component, StringComparison.OrdinalIgnoreCase)
        && Section.Equals(section, StringComparison.OrdinalIgnoreCase) && Parameters.TryGetValue(parameter, out var found) && found.Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is in force here, or may be, with parameters of this section that the export left out.</summary>
    public bool MayAlsoSet(string component, string section, ServerObservations observed) =>
        !IsWhole && Component.Equals(component, StringComparison.OrdinalIgnoreCase) && Section.Equals(section, StringComparison.OrdinalIgnoreCase) && AppliesTo(observed) != false;

    private bool? OnServer(string? name) => name is not null && Servers.Any(s => FirstLabel(s).Equals(FirstLabel(name), StringComparison.OrdinalIgnoreCase)) ? true
        : !HasAllServers ? null : Servers.Count == 0 ? true : name is null ? null : false;

    private static bool? Limit(string text, ExchangeBuild? build, Func<ExchangeBuild, ExchangeBuild, bool> holds) =>
        text.Length == 0 ? true : build is { Revision: not null } known && ExchangeBuild.TryParse(text, out var limit) ? holds(known, limit) : null;

    /// <summary>Host name of a name that may be canonical (<c>contoso.example/.../EXCH01</c>) or qualified.</summary>
    private static string FirstLabel(string name) => name[(name.LastIndexOf('/') + 1)..].Split('.', 2)[0].Trim();
}
