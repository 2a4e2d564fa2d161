using System.IO.Enumeration;

namespace Breakwater.Collection.Places;

/// <summary>Looks into folders of the server: ignoring case wherever they are mounted, never through a link that leads out of the given roots, and without failing on what may not be listed.</summary>
internal sealed class FolderTree(ServerRoots roots)
{
    /// <summary>Deeper than any real tree; a folder mounted into itself ends here.</summary>
    private const int MaxDepth = 64;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly HashSet<string> _named = new(LocalPaths.Comparer);

    public List<NotCollected> Problems { get; } = [];

    /// <summary>The folders that a path of names and <c>*</c> leads to.</summary>
    public IEnumerable<string> Resolve(string folder, string path)
    {
        IEnumerable<string> reached = [folder];
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            reached = reached.SelectMany(f => Children(f).OfType<DirectoryInfo>().Where(c => Fits(segment, c.Name)).Select(c => c.FullName).Order(StringComparer.Ordinal));
        }

        return reached;
    }

    /// <summary>The files of a folder, and with <paramref name="below"/> of all folders in it.</summary>
    public IEnumerable<FileInfo> Files(string folder, bool below)
    {
        var pending = new Stack<(string Folder, int Depth)>([(folder, 0)]);
        HashSet<string> visited = new(LocalPaths.Comparer);
        while (pending.TryPop(out var next))
        {
            if (!visited.Add(next.Folder))
            {
                continue;
            }

            foreach (var child in Children(next.Folder))
            {
                if (child is FileInfo file)
                {
                    yield return file;
                }
                else if (below && next.Depth < MaxDepth)
                {
                    pending.Push((child.FullName, next.Depth + 1));
                }
            }
        }
    }

    /// <summary>A file by its path on the server, for example <c>C:\x\y.dll</c>; nothing when its drive is not among the roots.</summary>
    public IEnumerable<FileInfo> FileAt(RootFolder drive, string path)
    {
        var slash = path.LastIndexOf('/');
        return Resolve(drive.Folder, slash < 0 ? "" : path[..slash]).SelectMany(f => Children(f).OfType<FileInfo>().Where(c => Fits(path[(slash + 1)..], c.Name)));
    }

    public static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);

    private IEnumerable<FileSystemInfo> Children(string folder)
    {
        FileSystemInfo[] children;
        try
        {
            children = new DirectoryInfo(folder).GetFileSystemInfos("*", Everything);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            Name(folder, Messages.FolderUnreadable(LocalPaths.Plain(folder), e.Message));
            return [];
        }

        return children.Select(Followed).OfType<FileSystemInfo>();
    }

    /// <summary>The entry itself, or what a link leads to inside the roots. A link that leads out is named and not followed: it may lead anywhere on the collecting machine.</summary>
    private FileSystemInfo? Followed(FileSystemInfo child)
    {
        try
        {
            if (!child.Attributes.HasFlag(FileAttributes.ReparsePoint) || child.LinkTarget is not { } target)
            {
                return child;
            }

            if (child.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } real && IsFollowed(real, child))
            {
                return real is DirectoryInfo ? new DirectoryInfo(LocalPaths.Extended(real.FullName)) : new FileInfo(LocalPaths.Extended(real.FullName));
            }

            Name(child.FullName, Messages.LinkLeadsOut(LocalPaths.Plain(child.FullName), target));
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            Name(child.FullName, Messages.FileUnreadable(LocalPaths.Plain(child.FullName), e.Message, isLocked: false));
        }

        return null;
    }

    /// <summary>An intruder's link to a whole drive, or to a folder above itself, would make the collection endless.</summary>
    private bool IsFollowed(FileSystemInfo real, FileSystemInfo link)
    {
        var path = LocalPaths.Extended(real.FullName);
        return roots.BelowDrive(path) is { } below
            && (real is FileInfo || (!new WindowsPath(null, below).IsTooWide && !link.FullName.StartsWith(path + Path.DirectorySeparatorChar, LocalPaths.Comparison)));
    }

    private void Name(string path, string reason)
    {
        if (_named.Add(path))
        {
            Problems.Add(new NotCollected(LocalPaths.Plain(path), "", null, reason));
        }
    }
}
