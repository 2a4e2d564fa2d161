namespace Breakwater.Sigma.Resolving;

/// <summary>A correlation with its rules found.</summary>
/// <param name="Targets">What it names, in that order.</param>
/// <param name="Children">For each of its rules the correlation that it is, or null for a plain rule.</param>
internal sealed record CorrelationNode(SigmaCorrelation Rule, IReadOnlyList<SigmaDocument> Targets, IReadOnlyList<CorrelationNode?> Children, IReadOnlyList<Feed> Feeds)
{
    /// <summary>Why it cannot be evaluated; empty when it can.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The position of a child's first feed among this one's; a child's feeds stay together and in order.</summary>
    public int FirstFeedOf(int target)
    {
        for (var i = 0; i < Feeds.Count; i++)
        {
            if (Feeds[i].Target == target)
            {
                return i;
            }
        }

        return -1;
    }
}
