using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Reading;

/// <summary>What one thread reads in one go: a single artefact, or an archive that must be walked in its own order for all artefacts wanted from it.</summary>
internal sealed class WorkUnit
{
    public Artefact? Single { get; init; }

    public Container? Walked { get; init; }

    /// <summary>For a walk: what is wanted of each archive on the way, by entry number.</summary>
    public Dictionary<Container, SortedDictionary<int, Artefact>> Wanted { get; } = [];

    /// <summary>For a walk: archives to descend into, by the archive they lie in.</summary>
    public Dictionary<Container, SortedDictionary<int, Container>> Descents { get; } = [];

    public long Weight { get; set; }
}
