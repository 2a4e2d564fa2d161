namespace Breakwater.Model;

/// <summary>Totals that every report shows.</summary>
/// <param name="Files">Files seen in the evidence.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Records">Records read, overlapping copies once.</param>
/// <param name="Findings">Findings kept.</param>
/// <param name="Duplicates">Identical files and records of overlapping copies that were counted once.</param>
/// <param name="DamagedRecords">Records readable only in part.</param>
/// <param name="FindingsDropped">Findings beyond the limit per rule: counted, not kept.</param>
public sealed record Counts(long Files, long Bytes, long Records, long Findings, long Duplicates, long DamagedRecords, long FindingsDropped);
