using Breakwater.Sigma;

namespace Breakwater.Analysis.Findings;

/// <summary>Takes what the rules matched in one file, in the order of the file.</summary>
internal interface IMatchSink
{
    /// <param name="record">The record.</param>
    /// <param name="rules">The rules that matched it; the list is used again for the next record.</param>
    void Take(MatchedRecord record, IReadOnlyList<SigmaRule> rules);
}
