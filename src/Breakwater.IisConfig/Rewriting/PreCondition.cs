using Breakwater.IisConfig.Merging;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>A named set of conditions that outbound rules refer to.</summary>
internal sealed record PreCondition(MergedItem Source, ConditionSet Conditions)
{
    public string Name => Source.Name;
}
