namespace Breakwater.Analysis;

/// <summary>How far reading is.</summary>
/// <param name="BytesRead">Bytes of recognised artefacts read so far.</param>
/// <param name="BytesTotal">Bytes of all recognised artefacts; 0 while the inventory runs.</param>
public readonly record struct AssessmentProgress(long BytesRead, long BytesTotal);
