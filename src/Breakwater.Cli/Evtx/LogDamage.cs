using Breakwater.Evtx;

namespace Breakwater.Cli.Evtx;

/// <summary>All damage of one log in the order of the file; the list is bounded, the count is not.</summary>
internal sealed class LogDamage
{
    public const int MaxListed = 10_000;
    private readonly List<EvtxDamage> _list = [];

    public IReadOnlyList<EvtxDamage> List => _list;

    public long Count { get; private set; }

    public void Add(IReadOnlyList<EvtxDamage> found, long omitted)
    {
        _list.AddRange(found.Take(MaxListed - _list.Count));
        Count += found.Count + omitted;
    }
}
