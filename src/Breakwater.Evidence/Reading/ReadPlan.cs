using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Reading;

/// <summary>Splits artefacts into work units, largest first, so that the last thread to finish is not left with the largest file.</summary>
internal static class ReadPlan
{
    public static IReadOnlyList<WorkUnit> Make(IReadOnlyList<Artefact> artefacts)
    {
        List<WorkUnit> units = [];
        Dictionary<Container, WorkUnit> walks = [];
        foreach (var artefact in artefacts)
        {
            if (artefact.Container is null || artefact.Container.RandomAccess)
            {
                units.Add(WorkUnit.Of(artefact));
                continue;
            }

            var root = RootOf(artefact.Container);
            if (!walks.TryGetValue(root, out var walk))
            {
                walks.Add(root, walk = WorkUnit.WalkOf(root));
                units.Add(walk);
            }

            walk.Weight += artefact.LengthBytes;
            Want(walk, artefact, root);
        }

        return [.. units.OrderByDescending(u => u.Weight).ThenBy(u => u.Single?.OriginalPath ?? u.Walked!.OriginalPath, StringComparer.Ordinal)];
    }

    /// <summary>The outermost archive that has to be walked to reach the content: one on disk, or one that lies in an archive with random access.</summary>
    private static Container RootOf(Container container)
    {
        var root = container;
        while (root.File is null && !root.Parent!.RandomAccess)
        {
            root = root.Parent;
        }

        return root;
    }

    private static void Want(WorkUnit walk, Artefact artefact, Container root)
    {
        AddTo(walk.Wanted, artefact.Container!, artefact.Entry, artefact);
        for (var inner = artefact.Container!; inner != root; inner = inner.Parent!)
        {
            AddTo(walk.Descents, inner.Parent!, inner.EntryInParent, inner);
        }
    }

    private static void AddTo<T>(Dictionary<Container, SortedDictionary<int, T>> map, Container container, int entry, T value)
    {
        if (!map.TryGetValue(container, out var entries))
        {
            map.Add(container, entries = []);
        }

        entries[entry] = value;
    }
}
