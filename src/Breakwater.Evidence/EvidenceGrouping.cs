using Breakwater.Evidence.Containers;
using Breakwater.Evidence.Intake;

namespace Breakwater.Evidence;

/// <summary>Splits what was given into servers for <c>--each</c>. Opens nothing but the first bytes of files.</summary>
public static class EvidenceGrouping
{
    /// <summary>One group per given path; for a single given folder one per folder and archive in it. Other files in that folder belong to no server and are returned in <paramref name="ignored"/>.</summary>
    public static IReadOnlyList<EvidenceGroup> Split(IReadOnlyList<string> paths, out IReadOnlyList<string> ignored)
    {
        List<string> members = [.. paths];
        List<string> left = [];
        if (paths is [var only] && TryList(only, out var children))
        {
            members = [];
            foreach (var child in children)
            {
                (IsServer(child) ? members : left).Add(child);
            }
        }

        ignored = left;
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        return [.. members.Select(m => new EvidenceGroup(UniqueName(m, names), [m]))];
    }

    /// <summary>False for what is no folder or may not be listed: then it is one server, which the intake will say cannot be opened.</summary>
    private static bool TryList(string folder, out List<string> children)
    {
        children = [];
        try
        {
            if (!Directory.Exists(folder))
            {
                return false;
            }

            children = [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)];
            return true;
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            return false;
        }
    }

    /// <summary>A disk image counts: its server must be named as unreadable, not dropped.</summary>
    private static bool IsServer(string path)
    {
        if (Directory.Exists(path))
        {
            return true;
        }

        try
        {
            if (new FileInfo(path).Length == 0)
            {
                return false;
            }

            using var stream = ContainerWalk.OpenFile(path);
            var head = new byte[Inventory.HeadBytes];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return ContainerRecognition.Recognise(head.AsSpan(0, length), Path.GetFileName(path), out _) != ContainerKind.None;
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            return true;
        }
    }

    private static string UniqueName(string path, HashSet<string> names)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var leaf = Path.GetFileName(full);
        var stem = Directory.Exists(full) ? leaf : Paths.ServerPath.WithoutArchiveExtension(leaf);
        stem = stem.Length == 0 ? "root" : stem;
        var name = stem;
        for (var i = 2; !names.Add(name); i++)
        {
            name = $"{stem}#{i}";
        }

        return name;
    }
}
