using Breakwater.Collection.Places;
using Breakwater.Collection.Targets;

namespace Breakwater.Collection.Survey;

/// <summary>What there is to collect, in the order of collection, before a byte of it is read.</summary>
/// <param name="Files">What will be collected.</param>
/// <param name="LeftOut">What is there and will not be, with the reason.</param>
/// <param name="InstallFolders">Where Exchange was found.</param>
/// <param name="IsServer">False when nothing of Exchange or IIS was found.</param>
/// <param name="IsLive">True for the running system itself.</param>
internal sealed record ServerSurvey(IReadOnlyList<SurveyedFile> Files, IReadOnlyList<NotCollected> LeftOut, IReadOnlyList<string> InstallFolders, bool IsServer, bool IsLive)
{
    /// <summary>More than any server holds; a hostile volume may hold more.</summary>
    private const int MaxFiles = 1_000_000;

    private static readonly CollectionTarget NamedModule = new("IIS module", TargetBase.SiteFolder, "", ["*"]);

    /// <param name="excluded">Full paths that are the collector's own.</param>
    public static ServerSurvey Take(CollectionRequest request, IReadOnlyCollection<string> excluded, CancellationToken ct)
    {
        var roots = ServerRoots.Of(request.Roots);
        var tree = new FolderTree(roots);
        var places = ServerPlaces.Find(roots, tree);
        var selection = new Selection(request, excluded);
        var names = new EntryNames();
        var isServer = places.Installs.Count > 0;
        foreach (var (target, file) in Found(roots, places, tree))
        {
            ct.ThrowIfCancellationRequested();
            if (selection.Count >= MaxFiles)
            {
                tree.Problems.Add(new NotCollected(LocalPaths.Plain(file.FullName), target.Kind, null, Messages.TooManyFiles(LocalPaths.Plain(file.FullName), MaxFiles)));
                break;
            }

            if (selection.IsNew(file.FullName) && roots.EntryOf(file.FullName) is { } entry && Look(file, target, tree) is { } seen)
            {
                isServer |= target.TellsServer;
                selection.Add(seen with { Entry = names.Unique(entry) });
            }
        }

        var files = selection.Within(request.BudgetBytes);
        return new ServerSurvey(files, [.. selection.LeftOut, .. tree.Problems], [.. places.Installs.Select(LocalPaths.Plain).Order(StringComparer.Ordinal)], isServer, roots.IsLive);
    }

    private static IEnumerable<(CollectionTarget Target, FileInfo File)> Found(ServerRoots roots, ServerPlaces places, FolderTree tree)
    {
        foreach (var target in CollectionTargets.All)
        {
            IEnumerable<string> bases = target.Base switch
            {
                TargetBase.Given => roots.Given.Select(g => g.Folder),
                TargetBase.Install => places.Installs,
                TargetBase.IisLogs => places.IisLogs,
                TargetBase.SiteFolder => places.SiteFolders,
                _ => roots.Drives.Select(d => d.Folder),
            };
            foreach (var file in bases.Order(StringComparer.Ordinal).SelectMany(b => tree.Resolve(b, target.Folder)).SelectMany(f => tree.Files(f, target.Below)))
            {
                if (Array.Exists(target.Names, n => FolderTree.Fits(n, file.Name)))
                {
                    yield return (target, file);
                }
            }
        }

        foreach (var module in places.Modules.Order(StringComparer.Ordinal))
        {
            yield return (NamedModule, new FileInfo(module));
        }
    }

    private static SurveyedFile? Look(FileInfo file, CollectionTarget target, FolderTree tree)
    {
        try
        {
            return new SurveyedFile(file.FullName, "", target, file.Length, file.CreationTimeUtc, file.LastWriteTimeUtc);
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            // It vanished since the folder was listed, or its name cannot be spelled here.
            tree.Problems.Add(new NotCollected(LocalPaths.Plain(file.FullName), target.Kind, null, Messages.FileUnreadable(LocalPaths.Plain(file.FullName), e.Message, isLocked: false)));
            return null;
        }
    }
}
