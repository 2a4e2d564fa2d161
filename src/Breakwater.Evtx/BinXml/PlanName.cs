namespace Breakwater.Evtx.BinXml;

/// <summary>Where a plan keeps a name: as stored, in its characters; as XML allows it, in its bytes.</summary>
internal readonly record struct PlanName(int Start, int Length, int XmlStart, int XmlLength);
