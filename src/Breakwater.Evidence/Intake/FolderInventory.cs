using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>Walks a folder without following links: a link inside is met again at its own place, one that leads out is named.</summary>
internal sealed class FolderInventory(Inventory inventory, ArchiveInventory archives, EvidenceOptions options, CancellationToken ct)
{
    /// <summary>Files of a live system that no reader wants and that are always locked.</summary>
    private static readonly string[] NeverRead = ["pagefile.sys", "swapfile.sys", "hiberfil.sys"];

    private sealed record Seen(string File, string Relative, long LengthBytes, DateTime Modified)
    {
        public HeadLook? Look { get; set; }

        public ContainerKind Container { get; set; }

        /// <summary>Name of a container that is refused.</summary>
        public string Format { get; set; } = "";

        public string? Fault { get; set; }
    }

    /// <returns>Size of all files.</returns>
    public long AddFolder(string root, string original, string level)
    {
        List<Seen> files = [];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = ct };
        // One thread lists while the others look; only one lists at a time.
        Parallel.ForEach(Walk(root, original, files), parallel, static () => new byte[Inventory.HeadBytes], (file, _, buffer) =>
        {
            LookAt(file, level, buffer);
            return buffer;
        }, static _ => { });
        files.Sort((a, b) => string.CompareOrdinal(a.Relative, b.Relative));
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            Add(file, $"{original}/{file.Relative}", level);
        }

        return files.Sum(f => f.LengthBytes);
    }

    /// <summary>The files of a folder and those below it, each as soon as it is met.</summary>
    private IEnumerable<Seen> Walk(string root, string original, List<Seen> files)
    {
        var pending = new Stack<(DirectoryInfo Folder, string Relative)>();
        pending.Push((new DirectoryInfo(root), ""));
        while (pending.TryPop(out var next))
        {
            ct.ThrowIfCancellationRequested();
            var seen = files.Count;
            AddChildren(next.Folder, next.Relative, root, original, files, pending);
            for (; seen < files.Count; seen++)
            {
                yield return files[seen];
            }
        }
    }

    public void AddFile(string file, string original, string level)
    {
        var onDisk = new FileInfo(file);
        var seen = new Seen(file, original, onDisk.Length, onDisk.LastWriteTimeUtc);
        LookAt(seen, level, new byte[Inventory.HeadBytes]);
        Add(seen, original, level);
    }

    private void AddChildren(DirectoryInfo folder, string relative, string root, string original, List<Seen> files, Stack<(DirectoryInfo, string)> pending)
    {
        FileSystemInfo[] children;
        try
        {
            children = folder.GetFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false });
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            inventory.Skip($"{original}/{relative}", Messages.Inaccessible($"{original}/{relative}", e.Message), null);
            return;
        }

        foreach (var child in children)
        {
            var path = relative.Length == 0 ? child.Name : $"{relative}/{child.Name}";
            try
            {
                AddChild(child, path, root, original, files, pending);
            }
            catch (Exception e) when (ContainerFault.OnDisk(e))
            {
                // On a live system files vanish between the listing and the look at them.
                inventory.Skip($"{original}/{path}", Messages.Inaccessible($"{original}/{path}", e.Message), null);
            }
        }
    }

    private void AddChild(FileSystemInfo child, string path, string root, string original, List<Seen> files, Stack<(DirectoryInfo, string)> pending)
    {
        if (child.Attributes.HasFlag(FileAttributes.ReparsePoint) && child.LinkTarget is { } target)
        {
            AddLink(child, target, root, $"{original}/{path}");
        }
        else if (child is DirectoryInfo below)
        {
            pending.Push((below, path));
        }
        else
        {
            files.Add(new(child.FullName, path, ((FileInfo)child).Length, child.LastWriteTimeUtc));
        }
    }

    private void AddLink(FileSystemInfo link, string target, string root, string original)
    {
        var absolute = Path.GetFullPath(target, Path.GetDirectoryName(link.FullName) ?? root);
        var folder = Path.TrimEndingDirectorySeparator(Plain(root)) + Path.DirectorySeparatorChar;
        var inside = (Plain(Path.TrimEndingDirectorySeparator(absolute)) + Path.DirectorySeparatorChar).StartsWith(folder, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            && (File.Exists(absolute) || Directory.Exists(absolute));
        if (!inside)
        {
            inventory.Skip(original, Messages.LinkOutside(original, target), null);
        }
    }

    private static string Plain(string path) => path.StartsWith(@"\\?\", StringComparison.Ordinal) ? path[4..] : path;

    /// <summary>Files that state no length (pipes, devices, empty files) are never opened: opening a pipe would wait for ever.</summary>
    private void LookAt(Seen file, string level, byte[] buffer)
    {
        var length = 0;
        try
        {
            if (file.LengthBytes > 0)
            {
                using var handle = File.OpenHandle(file.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                length = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, file.LengthBytes)), 0);
            }
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            file.Fault = e.Message;
            return;
        }

        var found = Found(file, "", level) with { Head = buffer.AsMemory(0, length) };
        file.Container = ContainerRecognition.Recognise(found.Head.Span, found.Name, out var format);
        file.Format = format;
        file.Look = file.Container == ContainerKind.None ? inventory.LookAt(found) : null;
    }

    private static FoundFile Found(Seen file, string original, string level) =>
        new(original, [level.Length == 0 ? file.Relative : $"{level}/{file.Relative}"], file.LengthBytes, default) { File = file.File, Modified = file.Modified };

    private void Add(Seen file, string original, string level)
    {
        var found = Found(file, original, level);
        if (file.Fault is not null)
        {
            inventory.Count();
            if (!NeverRead.Contains(found.Name, StringComparer.OrdinalIgnoreCase))
            {
                inventory.Skip(original, Messages.Inaccessible(original, file.Fault), file.LengthBytes);
            }
        }
        else if (file.Look is { } look)
        {
            inventory.Add(found, look);
        }
        else
        {
            archives.Add(found, file.Container, file.Format, parent: null, content: null);
        }
    }
}
