using System.Collections.Concurrent;
using System.IO.Enumeration;
using Breakwater.Evidence.Containers;

namespace Breakwater.Evidence.Intake;

/// <summary>Walks a folder without following links: a link inside is met again at its own place, one that leads out is named.</summary>
internal sealed class FolderInventory(Inventory inventory, ArchiveInventory archives, EvidenceOptions options, CancellationToken ct)
{
    /// <summary>Files of a live system that no reader wants and that are always locked.</summary>
    private static readonly string[] NeverRead = ["pagefile.sys", "swapfile.sys", "hiberfil.sys"];

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <param name="File">Where it lies.</param>
    /// <param name="OriginalPath">Place in what was handed in.</param>
    /// <param name="Place">The same as far as it says where the file lay on the server.</param>
    private sealed record Seen(string File, string OriginalPath, string Place)
    {
        public long LengthBytes { get; set; }

        public DateTime Modified { get; set; }

        public HeadLook? Look { get; set; }

        public ContainerKind Container { get; set; }

        /// <summary>Name of a container that is refused.</summary>
        public string Format { get; set; } = "";

        /// <summary>Where a link leads.</summary>
        public string? Target { get; set; }

        public string? Fault { get; set; }
    }

    /// <returns>Size of all files.</returns>
    public long AddFolder(string folder, string original, string level)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        ConcurrentQueue<Seen> seen = [];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = ct };
        // One thread at a time names files; size, times and first bytes of each are asked by all of them.
        Parallel.ForEach(Walk(root, original), parallel, static () => new byte[Inventory.HeadBytes], (path, _, buffer) =>
        {
            var below = RelativeOf(path, root);
            var file = new Seen(path, $"{original}/{below}", level.Length == 0 ? below : $"{level}/{below}");
            seen.Enqueue(file);
            var onDisk = new FileInfo(path);
            file.Target = TargetOf(onDisk);
            if (file.Target is null)
            {
                LookAt(file, onDisk, buffer);
            }

            return buffer;
        }, static _ => { });
        var files = seen.ToArray();
        Array.Sort(files, static (a, b) => string.CompareOrdinal(a.OriginalPath, b.OriginalPath));
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            if (file.Target is { } target)
            {
                AddLink(file, target, root);
            }
            else
            {
                Add(file);
            }
        }

        return files.Sum(f => f.LengthBytes);
    }

    public void AddFile(string file, string original, string level)
    {
        var seen = new Seen(file, original, level.Length == 0 ? original : $"{level}/{original}");
        LookAt(seen, new FileInfo(file), new byte[Inventory.HeadBytes]);
        Add(seen);
    }

    /// <summary>The files and links of a folder and those below it, each folder's as soon as it is met.</summary>
    private IEnumerable<string> Walk(string root, string original)
    {
        var pending = new Stack<string>();
        pending.Push(root);
        while (pending.TryPop(out var folder))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var file in FilesOf(folder, root, original, pending))
            {
                yield return file;
            }
        }
    }

    private List<string> FilesOf(string folder, string root, string original, Stack<string> pending)
    {
        List<string> files = [];
        try
        {
            foreach (var (path, isFolder) in new FileSystemEnumerable<(string, bool)>(folder, static (ref entry) => (entry.ToFullPath(), entry.IsDirectory), Everything))
            {
                if (isFolder && TargetOf(new DirectoryInfo(path)) is null)
                {
                    pending.Push(path);
                }
                else
                {
                    files.Add(path);
                }
            }
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            var place = $"{original}/{RelativeOf(folder, root)}";
            inventory.Skip(place, Messages.Inaccessible(place, e.Message), null);
        }

        return files;
    }

    private static string RelativeOf(string path, string root)
    {
        var below = path.AsSpan(root.Length).TrimStart(Path.DirectorySeparatorChar).ToString();
        return OperatingSystem.IsWindows() ? below.Replace('\\', '/') : below;
    }

    /// <summary>Where a link leads; null where it is none, or has gone.</summary>
    private static string? TargetOf(FileSystemInfo entry)
    {
        try
        {
            return entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? entry.LinkTarget : null;
        }
        catch (Exception e) when (ContainerFault.OnDisk(e))
        {
            return null;
        }
    }

    private void AddLink(Seen link, string target, string root)
    {
        var absolute = Path.GetFullPath(target, Path.GetDirectoryName(link.File) ?? root);
        var folder = Path.TrimEndingDirectorySeparator(Plain(root)) + Path.DirectorySeparatorChar;
        var inside = (Plain(Path.TrimEndingDirectorySeparator(absolute)) + Path.DirectorySeparatorChar).StartsWith(folder, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            && (File.Exists(absolute) || Directory.Exists(absolute));
        if (!inside)
        {
            inventory.Skip(link.OriginalPath, Messages.LinkOutside(link.OriginalPath, target), null);
        }
    }

    private static string Plain(string path) => path.StartsWith(@"\\?\", StringComparison.Ordinal) ? path[4..] : path;

    /// <summary>Files that state no length (pipes, devices, empty files) are never opened: opening a pipe would wait for ever.</summary>
    private void LookAt(Seen file, FileInfo onDisk, byte[] buffer)
    {
        var length = 0;
        try
        {
            (file.LengthBytes, file.Modified) = (onDisk.Length, onDisk.LastWriteTimeUtc);
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

        var found = Found(file) with { Head = buffer.AsMemory(0, length) };
        file.Container = ContainerRecognition.Recognise(found.Head.Span, found.Name, out var format);
        file.Format = format;
        file.Look = file.Container == ContainerKind.None ? inventory.LookAt(found) : null;
    }

    private static FoundFile Found(Seen file) => new(file.OriginalPath, [file.Place], file.LengthBytes, default) { File = file.File, Modified = file.Modified };

    private void Add(Seen file)
    {
        var found = Found(file);
        if (file.Fault is not null)
        {
            inventory.Count();
            if (!NeverRead.Contains(found.Name, StringComparer.OrdinalIgnoreCase))
            {
                inventory.Skip(file.OriginalPath, Messages.Inaccessible(file.OriginalPath, file.Fault), file.LengthBytes);
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
