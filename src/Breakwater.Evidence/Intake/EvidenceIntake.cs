using System.Security.Cryptography;
using Breakwater.Evidence.Containers;
using Breakwater.Evidence.Paths;
using Breakwater.Model;

namespace Breakwater.Evidence.Intake;

/// <summary>Takes the inventory of all given paths, in the order given.</summary>
internal static class EvidenceIntake
{
    public static EvidenceSet Take(IReadOnlyList<string> paths, EvidenceOptions options, TemporaryFolder temporary, CancellationToken ct)
    {
        var inventory = new Inventory(options);
        var archives = new ArchiveInventory(inventory, new Budget(options), temporary, ct);
        var folders = new FolderInventory(inventory, archives, options, ct);
        List<EvidenceItem> items = [];
        List<InputProblem> problems = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                Add(path, UniqueName(path, names), folders, items, problems, ct);
            }
            catch (Exception e) when (ContainerFault.OnDisk(e) || e is ArgumentException)
            {
                problems.Add(new(path, Messages.Inaccessible(path, e.Message)));
            }
        }

        return new EvidenceSet(options, temporary, inventory, items, problems);
    }

    private static void Add(string path, string name, FolderInventory folders, List<EvidenceItem> items, List<InputProblem> problems, CancellationToken ct)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            // A drive's root is asked nothing: Windows has no directory entry for it and says it is absent.
            var root = full == Path.GetPathRoot(full) ? full : new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
            var bytes = folders.AddFolder(Extended(root), name, ServerPath.PlaceOfInput(full));
            items.Add(new(path, null, bytes));
        }
        else if (File.Exists(full))
        {
            // What states no length may be a pipe, which would never answer.
            var length = new FileInfo(full).Length;
            if (length > 0 && DiskImageFormat(full) is { } format)
            {
                problems.Add(new(path, Messages.DiskImage(path, format)));
            }

            var place = ServerPath.PlaceOfInput(full);
            folders.AddFile(Extended(full), name, place[..Math.Max(0, place.LastIndexOf('/'))]);
            items.Add(new(path, length > 0 ? Digest(full, ct) : null, length));
        }
        else
        {
            problems.Add(new(path, Messages.Missing(path)));
        }
    }

    /// <summary>Without this prefix Windows opens a device for a file called CON and drops trailing dots and spaces, which shells hide behind.</summary>
    private static string Extended(string full) =>
        !OperatingSystem.IsWindows() || full.StartsWith(@"\\?\", StringComparison.Ordinal) ? full
        : full.StartsWith(@"\\", StringComparison.Ordinal) ? string.Concat(@"\\?\UNC", full.AsSpan(1)) : @"\\?\" + full;

    private static string? DiskImageFormat(string file)
    {
        using var stream = ContainerWalk.OpenFile(file);
        var head = new byte[Inventory.HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return ContainerRecognition.Recognise(head.AsSpan(0, length), Path.GetFileName(file), out var format) == ContainerKind.DiskImage ? format : null;
    }

    private static string Digest(string file, CancellationToken ct)
    {
        using var stream = ContainerWalk.OpenFile(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            ct.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The last part of a given path, which is all that reports need of it; numbered when two are equal.</summary>
    private static string UniqueName(string path, HashSet<string> names)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Length == 0 ? "." : path));
        var leaf = Path.GetFileName(full);
        leaf = leaf.Length == 0 ? full.Replace('\\', '/').TrimEnd('/') : leaf;
        var name = leaf;
        for (var i = 2; !names.Add(name); i++)
        {
            name = $"{leaf}#{i}";
        }

        return name;
    }
}
