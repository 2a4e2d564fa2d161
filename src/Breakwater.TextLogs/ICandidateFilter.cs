namespace Breakwater.TextLogs;

/// <summary>Decides from a record's bytes alone whether any rule could match it; it may say yes too often, never no wrongly.</summary>
public interface ICandidateFilter
{
    bool IsCandidate(ReadOnlySpan<byte> line);
}
