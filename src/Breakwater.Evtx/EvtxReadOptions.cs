namespace Breakwater.Evtx;

/// <summary>How a log is read.</summary>
public sealed record EvtxReadOptions
{
    /// <summary>Every record that the headers account for, checksums verified.</summary>
    public static EvtxReadOptions Default { get; } = new();

    /// <summary>Also look for records in the slack of chunks and between chunks; they are marked as carved.</summary>
    public bool Carve { get; init; }

    /// <summary>Verify the checksums of file and chunks. A wrong one is reported and the structure read all the same.</summary>
    public bool VerifyChecksums { get; init; } = true;
}
