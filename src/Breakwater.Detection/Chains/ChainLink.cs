using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>A finding that a chain has reached, and by which finding of the step before.</summary>
internal sealed record ChainLink(FindingTraits Finding, ChainLink? Before)
{
    /// <summary>Whose doing the end of a chain is, as far as it says: two intruders with scripts of their own are told apart.</summary>
    public string? Actor => Finding.Script ?? Before?.Finding.Script ?? Finding.Address ?? Before?.Finding.Address;

    public IReadOnlyList<Finding> Events()
    {
        var events = new List<Finding>();
        for (var link = this; link is not null; link = link.Before)
        {
            events.Add(link.Finding.Finding);
        }

        events.Reverse();
        return events;
    }
}
