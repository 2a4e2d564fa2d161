using Breakwater.Knowledge.Mitigations;
using Breakwater.Model;

namespace Breakwater.IisConfig.Verification;

/// <summary>What is known about one mitigation on one server. Declared, present and effective are three different things.</summary>
public sealed record MitigationReport
{
    public required Mitigation Mitigation { get; init; }

    public required MitigationState State { get; init; }

    /// <summary>Who says that it was applied; null when nobody does.</summary>
    public string? Declared { get; init; }

    /// <summary>Something of it is in the configuration; null when that is not known.</summary>
    public bool? Present { get; init; }

    /// <summary>It really works; null when that is not known.</summary>
    public bool? Effective => State switch { MitigationState.Effective => true, MitigationState.Unknown => null, _ => false };

    /// <summary>Everything that was looked at, in the order of the published checks.</summary>
    public IReadOnlyList<MitigationCheck> Checks { get; init; } = [];

    /// <summary>Requests tried against the rules; empty where no rule is involved.</summary>
    public IReadOnlyList<ProofRow> Proof { get; init; } = [];

    /// <summary>The state in one sentence: what decided it.</summary>
    public required string Evidence { get; init; }
}
