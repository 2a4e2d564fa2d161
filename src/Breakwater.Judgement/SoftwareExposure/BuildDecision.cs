using Breakwater.Knowledge.Builds;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>The build in effect and how it was chosen.</summary>
public sealed record BuildDecision
{
    /// <summary>Null when no witness states a build.</summary>
    public ExchangeBuild? Build { get; init; }

    public BuildIdentity? Identity { get; init; }

    /// <summary>The witness that decided.</summary>
    public BuildWitness? Witness { get; init; }

    /// <summary>Every witness's statement, best first, also those that contradict each other.</summary>
    public IReadOnlyList<ServerFact> Facts { get; init; } = [];

    /// <summary>Contradictions and the staleness of the knowledge, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
