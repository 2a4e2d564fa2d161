namespace Breakwater.Evtx.Writing;

/// <summary>Text that is the same for every record, then something that is not.</summary>
/// <param name="TagLength">XML: how much of the end of the text is the start tag of the element that the step is about</param>
/// <param name="Node">the element or attribute, or the node that is a fragment</param>
/// <param name="Slot">the substitution, for a value</param>
internal readonly record struct Step(int TextStart, int TextLength, StepKind Kind, int TagLength = 0, int Node = -1, int Slot = -1);
