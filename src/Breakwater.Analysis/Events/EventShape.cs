namespace Breakwater.Analysis.Events;

/// <summary>Events of one kind and provider whose values stand under the same names in the same order: what rules want of them is worked out once.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Layout">The names in order; null for events of any layout.</param>
/// <param name="Wants">By a name's number, whether any rule here looks at it.</param>
/// <param name="WantsAll">Whether a rule searches all values.</param>
/// <param name="Places">The rules, narrowed to such events.</param>
internal sealed record EventShape(string Provider, EventShape.Slot[]? Layout, bool[] Wants, bool WantsAll, EventPlaceRules[] Places)
{
    /// <summary>One value of the event.</summary>
    /// <param name="Name">Its name as the log has it.</param>
    /// <param name="First">Number of its name, -1 when no rule wants it.</param>
    /// <param name="Second">Number of its other name, the position of an unnamed value; -1 when no rule wants it.</param>
    internal readonly record struct Slot(string Name, int First, int Second);
}
