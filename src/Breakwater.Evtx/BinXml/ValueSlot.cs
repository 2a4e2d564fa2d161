namespace Breakwater.Evtx.BinXml;

/// <summary>Where a substitution's value lies in the chunk.</summary>
internal readonly record struct ValueSlot(int Start, ushort Length, byte Type);
