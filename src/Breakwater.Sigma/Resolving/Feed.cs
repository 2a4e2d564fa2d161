namespace Breakwater.Sigma.Resolving;

/// <summary>One way on which events of a base rule reach a correlation: directly, or through a correlation that it names.</summary>
/// <param name="Target">Which of the correlation's rules it comes through.</param>
/// <param name="Base">Which base rule the events are of.</param>
/// <param name="FieldOf">The base rule's field for a field or alias of the correlation.</param>
internal sealed record Feed(int Target, int Base, Func<string, string> FieldOf)
{
    /// <summary>Where among the copied fields of the base rule the group's fields are.</summary>
    public IReadOnlyList<int> Group { get; init; } = [];

    /// <summary>Likewise the condition's fields.</summary>
    public IReadOnlyList<int> Fields { get; init; } = [];
}
