namespace Breakwater.Evtx.BinXml;

/// <summary>Why an event cannot be read to its end: what was expected where, as an offset in the chunk.</summary>
internal readonly record struct Problem(string Expected, int At);
