namespace Breakwater.TextLogs;

/// <summary>Decides from a record's bytes alone whether any rule could match it; it may say yes too often, never no wrongly.</summary>
public interface ICandidateFilter
{
    /// <summary>The same filter for another thread, or for asking about other lines meanwhile.</summary>
    ICandidateFilter ForAnotherThread();

    /// <summary>Asked about each record that the visitor gets, last of all before it does: a filter may remember for the visitor what it found.</summary>
    bool IsCandidate(ReadOnlySpan<byte> line);

    /// <summary>Position of a byte in the first of these lines that <see cref="IsCandidate"/> may say yes to; -1 when it says no to all of them.</summary>
    /// <param name="lines">Whole lines with their line breaks.</param>
    int FirstSuspect(ReadOnlySpan<byte> lines);
}
