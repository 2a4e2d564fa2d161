namespace Breakwater.Evtx.Writing;

/// <summary>Text that is the same for every record, then something that is not.</summary>
/// <param name="Node">the element, or the node that may be a fragment</param>
/// <param name="Slot">the substitution of a value; -1 where there is none</param>
/// <param name="Attributes">how many of the next steps are attributes of the element</param>
internal readonly record struct Step(int TextStart, int TextLength, StepKind Kind, int Node = -1, int Slot = -1, int Attributes = 0);
