namespace Breakwater.Evtx.BinXml;

/// <summary>Where a name is: as stored, in the characters of a plan or the bytes of a chunk; as XML allows it, in UTF-8.</summary>
internal readonly record struct PlanName(int Start, int Length, int XmlStart, int XmlLength);
