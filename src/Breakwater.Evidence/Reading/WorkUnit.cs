using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Reading;

/// <summary>What one thread reads in one go: a single artefact, or an archive that must be walked in its own order for all artefacts wanted from it.</summary>
internal sealed class WorkUnit
{
    // A server has ten thousand logs, each a unit of its own: what only a walk needs is shared by all others, empty.
    private static readonly Dictionary<Container, SortedDictionary<int, Artefact>> NothingWanted = [];
    private static readonly Dictionary<Container, SortedDictionary<int, Container>> NoDescents = [];

    private WorkUnit(Artefact? single, Container? walked)
    {
        (Single, Walked) = (single, walked);
        (Wanted, Descents) = walked is null ? (NothingWanted, NoDescents) : ([], []);
    }

    public Artefact? Single { get; }

    public Container? Walked { get; }

    /// <summary>For a walk: what is wanted of each archive on the way, by entry number.</summary>
    public Dictionary<Container, SortedDictionary<int, Artefact>> Wanted { get; }

    /// <summary>For a walk: archives to descend into, by the archive they lie in.</summary>
    public Dictionary<Container, SortedDictionary<int, Container>> Descents { get; }

    public long Weight { get; set; }

    public static WorkUnit Of(Artefact artefact) => new(artefact, null) { Weight = artefact.LengthBytes };

    public static WorkUnit WalkOf(Container archive) => new(null, archive);
}
