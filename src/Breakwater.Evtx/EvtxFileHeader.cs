namespace Breakwater.Evtx;

/// <summary>What the file header says; a log that was in use when it was copied says it too early.</summary>
/// <param name="IsDirty">the log was not closed: counts and ids may be older than the chunks</param>
/// <param name="IsFull">the log had reached its maximum size</param>
public sealed record EvtxFileHeader(int MajorVersion, int MinorVersion, int ChunkCount, ulong NextRecordId, bool IsDirty, bool IsFull);
