using Breakwater.Model;

namespace Breakwater.Knowledge.Mitigations;

/// <summary>What a mitigation changes, as data: one engine applies, verifies and undoes it.</summary>
public sealed record MitigationRecipe
{
    public static MitigationRecipe None { get; } = new();

    /// <summary>Rules on the site that block requests; all of them are needed.</summary>
    public IReadOnlyList<BlockingRule> BlockingRules { get; init; } = [];

    /// <summary>A rule that adds to a response header; null when there is none.</summary>
    public HeaderRule? HeaderRule { get; init; }

    /// <summary>Requests that show what the rules do.</summary>
    public IReadOnlyList<ProofRequest> Requests { get; init; } = [];

    /// <summary>Application pools that must not start.</summary>
    public IReadOnlyList<string> StoppedPools { get; init; } = [];

    /// <summary>Services that must be disabled, or else the rest is undone.</summary>
    public IReadOnlyList<string> DisabledServices { get; init; } = [];

    /// <summary>Native modules that must not be loaded.</summary>
    public IReadOnlyList<string> RemovedModules { get; init; } = [];

    /// <summary>File versions from which such a module does no harm, one per version of Windows; empty where only its absence helps.</summary>
    public IReadOnlyList<ExchangeBuild> ModuleHarmlessFrom { get; init; } = [];

    /// <summary>True for Extended Protection on every virtual directory of the published table.</summary>
    public bool ExtendedProtection { get; init; }

    /// <summary>Setting overrides that must be in force.</summary>
    public IReadOnlyList<RequiredOverride> Overrides { get; init; } = [];

    /// <summary>Setting overrides that must not be in force.</summary>
    public IReadOnlyList<UnsafeSetting> UnsafeOverrides { get; init; } = [];

    /// <summary>Registry values that must not be set.</summary>
    public IReadOnlyList<UnsafeSwitch> UnsafeSwitches { get; init; } = [];

    /// <summary>What exports or the registry have to show.</summary>
    public ObservedState Observed { get; init; }

    /// <summary>What a live service or Exchange has to do; null when files are enough.</summary>
    public EmittedScript? Script { get; init; }

    /// <summary>True when at least a part of it is written in files of the server.</summary>
    public bool ChangesFiles => BlockingRules.Count > 0 || HeaderRule is not null || StoppedPools.Count > 0 || RemovedModules.Count > 0 || ExtendedProtection;

    /// <summary>True when nothing is known to do or to look at.</summary>
    public bool IsEmpty => !ChangesFiles && !ShownElsewhere && Script is null;

    /// <summary>True when registry or exports decide on a part of it.</summary>
    public bool ShownElsewhere => DisabledServices.Count > 0 || Overrides.Count > 0 || UnsafeOverrides.Count > 0 || UnsafeSwitches.Count > 0 || Observed != ObservedState.None;
}
