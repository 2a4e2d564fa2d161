using Breakwater.Evidence;
using Breakwater.Judgement.FileTimes;

namespace Breakwater.Analysis.FileTimes;

/// <summary>Gathers what the evidence says of the times of web files: manifest, saved listings, and what the folder or archive itself has.</summary>
internal static class WebFileTimes
{
    /// <param name="evidence">What was handed in.</param>
    /// <param name="inventory">Its web files.</param>
    /// <param name="listed">From saved listings.</param>
    /// <param name="ct">Stops reading.</param>
    public static IReadOnlyList<WebFileTime> Of(EvidenceSet evidence, Inventory inventory, IReadOnlyList<WebFileTime> listed, CancellationToken ct)
    {
        var files = inventory.Files.Where(f => f.Kind is ArtefactKind.WebFile or ArtefactKind.WebConfig).Select(f => (f.Path, f.OriginalPath, f.Modified))
            .Concat(evidence.Served.Select(f => (f.Path, f.OriginalPath, Modified: (DateTime?)f.Modified))).ToList();
        var manifests = SealedPackage.Manifests(evidence);
        var sealedTimes = manifests.Count == 0 ? []
            : Sealed(evidence, manifests, files.GroupBy(f => f.OriginalPath, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Path, StringComparer.Ordinal), ct);
        var copied = files.Where(f => !sealedTimes.ContainsKey(f.OriginalPath)).Select(f => new WebFileTime(f.Path, f.Modified, null, IsStated: false));
        return [.. sealedTimes.Values, .. Placed(listed, [.. files.Select(f => f.Path)]), .. copied];
    }

    /// <summary>By the place in what was handed in.</summary>
    private static SortedDictionary<string, WebFileTime> Sealed(EvidenceSet evidence, IReadOnlyList<Artefact> manifests, Dictionary<string, string> paths, CancellationToken ct)
    {
        var times = new SortedDictionary<string, WebFileTime>(StringComparer.Ordinal);
        evidence.Read(manifests, threads: 1, (manifest, stream) =>
        {
            var package = manifest.OriginalPath[..(manifest.OriginalPath.LastIndexOf('/') + 1)];
            foreach (var (entry, time) in ManifestTimes.Read(stream))
            {
                if (paths.TryGetValue(package + entry, out var path))
                {
                    times[package + entry] = new WebFileTime(path, time.Modified, time.Created, IsStated: true);
                }
            }
        }, ct);
        return times;
    }

    /// <summary>A listing names the drive, a mounted image often does not: the files of the evidence are known by the rest of the path. Listed files that were not handed in still show the habit of their folder.</summary>
    private static IEnumerable<WebFileTime> Placed(IReadOnlyList<WebFileTime> listed, IReadOnlyList<string> files)
    {
        if (listed.Count == 0)
        {
            return [];
        }

        var drives = files.GroupBy(WithoutDrive, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var folders = files.Select(f => FolderOf(WithoutDrive(f))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return listed.Where(t => folders.Contains(FolderOf(WithoutDrive(t.Path)))).Select(t => t with { Path = drives.GetValueOrDefault(WithoutDrive(t.Path), t.Path) });
    }

    private static string WithoutDrive(string path) => path is [_, ':', '/', ..] ? path[3..] : path;

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
