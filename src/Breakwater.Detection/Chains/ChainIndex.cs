using Breakwater.Knowledge.Campaigns;
using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>The findings that one step has reached, ready to be asked which of them the next step's finding follows.</summary>
internal sealed class ChainIndex
{
    /// <summary>Two logs of one act may differ by so much: one writes at the start of a request, the other at its end.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(3);

    private readonly ChainStep _step;
    private readonly List<ChainLink> _timed;
    private readonly Dictionary<(ChainTie, string), List<ChainLink>> _byTrait = [];
    private readonly Dictionary<string, ChainLink> _untimed = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="reached">In finding order.</param>
    /// <param name="step">The next step.</param>
    public ChainIndex(IReadOnlyList<ChainLink> reached, ChainStep step)
    {
        _step = step;
        _timed = [.. reached.Where(r => r.Finding.Time is not null)];
        foreach (var link in _timed)
        {
            foreach (var tie in step.Ties)
            {
                if (Trait(link.Finding, tie) is { } trait)
                {
                    (_byTrait.TryGetValue((tie, trait), out var list) ? list : _byTrait[(tie, trait)] = []).Add(link);
                }
            }
        }

        foreach (var link in reached.Where(r => r.Finding is { Time: null, Script: not null }))
        {
            _untimed.TryAdd(link.Finding.Script!, link);
        }
    }

    /// <summary>The nearest earlier finding that is tied to this one; a file without a time only by its name.</summary>
    public ChainLink? TiedTo(FindingTraits finding)
    {
        if (_step.Ties.Count == 0)
        {
            return Nearest(_timed, finding, _step.Within);
        }

        foreach (var tie in _step.Ties)
        {
            if (Trait(finding, tie) is { } trait && _byTrait.TryGetValue((tie, trait), out var links)
                && Nearest(links, finding, tie == ChainTie.Script ? TimeSpan.MaxValue : _step.Within) is { } link)
            {
                return link;
            }
        }

        return _step.Ties.Contains(ChainTie.Script) && finding.Script is { } script ? _untimed.GetValueOrDefault(script) : null;
    }

    private static ChainLink? Nearest(List<ChainLink> links, FindingTraits finding, TimeSpan within)
    {
        var time = finding.Time!.Value;
        var (low, high) = (0, links.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = links[middle].Finding.Time <= time + Skew ? (middle + 1, high) : (low, middle);
        }

        // A finding is no consequence of itself.
        var at = low - 1;
        at = at >= 0 && ReferenceEquals(links[at].Finding.Finding, finding.Finding) ? at - 1 : at;
        return at >= 0 && time - links[at].Finding.Time!.Value <= within ? links[at] : null;
    }

    private static string? Trait(FindingTraits finding, ChainTie tie) => (tie switch
    {
        ChainTie.Request => finding.Finding.Subject.RequestId,
        ChainTie.Script => finding.Script,
        ChainTie.Address => finding.AddressTells ? finding.Address : null,
        ChainTie.Account => finding.Account,
        ChainTie.User => finding.Finding.Subject.User,
        ChainTie.Mailbox => finding.Finding.Subject.Mailbox,
        _ => finding.Tool,
    })?.ToLowerInvariant();
}
