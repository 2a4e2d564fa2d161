namespace Breakwater.Drill;

/// <summary>What was written.</summary>
/// <param name="Files">Number of evidence files.</param>
/// <param name="Bytes">Bytes in them.</param>
/// <param name="Records">Log records in them.</param>
/// <param name="EvidencePath">Folder to hand to <c>assess</c>.</param>
/// <param name="TruthPath">The truth file beside it.</param>
/// <param name="Truth">What an assessment must find.</param>
public sealed record DrillResult(int Files, long Bytes, long Records, string EvidencePath, string TruthPath, DrillTruth Truth);
