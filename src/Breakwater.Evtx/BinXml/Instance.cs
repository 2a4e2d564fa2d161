namespace Breakwater.Evtx.BinXml;

/// <summary>A plan with the values of one record: what a fragment of binary XML is, whether it came as template or inline.</summary>
/// <param name="HasFragments">one of the values is itself binary XML</param>
/// <param name="HasArrays">one of the values is an array</param>
internal readonly record struct Instance(Plan Plan, int FirstSlot, int SlotCount, bool HasFragments = false, bool HasArrays = false);
