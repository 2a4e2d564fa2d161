namespace Breakwater.Evtx.BinXml;

/// <summary>A plan with the values of one record: what a fragment of binary XML is, whether it came as template or inline.</summary>
internal readonly record struct Instance(Plan Plan, int FirstSlot, int SlotCount);
