namespace Breakwater.Evtx;

/// <summary>What the file header says; a log that was in use when it was copied says it too early.</summary>
/// <param name="MajorVersion">3</param>
/// <param name="MinorVersion">1, or 2 since Windows 10</param>
/// <param name="ChunkCount">chunks in use, 16 bits: larger logs wrap round</param>
/// <param name="NextRecordId">the id that the next record gets, from 1</param>
/// <param name="IsDirty">the log was not closed: counts and ids may be older than the chunks</param>
/// <param name="IsFull">the log had reached its maximum size</param>
public sealed record EvtxFileHeader(int MajorVersion, int MinorVersion, int ChunkCount, ulong NextRecordId, bool IsDirty, bool IsFull);
