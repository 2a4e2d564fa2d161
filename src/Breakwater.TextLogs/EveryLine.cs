namespace Breakwater.TextLogs;

/// <summary>The plain twin of every filter: each record is a candidate.</summary>
public sealed class EveryLine : ICandidateFilter
{
    public static EveryLine Instance { get; } = new();

    public ICandidateFilter ForAnotherThread() => this;

    public bool IsCandidate(ReadOnlySpan<byte> line) => true;

    public int FirstSuspect(ReadOnlySpan<byte> lines) => lines.IsEmpty ? -1 : 0;
}
