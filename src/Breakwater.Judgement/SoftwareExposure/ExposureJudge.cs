using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Judgement.SoftwareExposure;

/// <summary>Decides the state of the software (design section 5).</summary>
public static class ExposureJudge
{
    /// <summary>Chooses the build in effect and judges it; without a witness the state is unknown.</summary>
    public static (BuildDecision Build, Exposure Exposure) Decide(
        KnowledgeBase kb,
        IReadOnlyList<BuildWitness> witnesses,
        IReadOnlyList<SetupEvent> setup,
        IReadOnlyList<ConfigurationEvidence> configurations,
        DateTime assessedAt) => throw new NotImplementedException($"{kb}{witnesses}{setup}{configurations}{assessedAt}");
}
