namespace Breakwater.Collection.Packages;

/// <summary>The source of a masked copy.</summary>
internal sealed record MaskedSource(long Bytes, string Sha256, long MaskedCells, long DroppedRows);
