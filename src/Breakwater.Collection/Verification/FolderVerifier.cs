using System.Security.Cryptography;
using Breakwater.Collection.Places;
using Breakwater.Collection.Script;

namespace Breakwater.Collection.Verification;

/// <summary>Tells whether a folder that the script made still holds what its hash list says. Weaker than a package: the list was written after copying, and by the server itself.</summary>
internal static class FolderVerifier
{
    public static PackageCheck Verify(string folder, string? expected, CancellationToken ct)
    {
        var list = Path.Combine(folder, ScriptLayout.HashList);
        if (!File.Exists(list))
        {
            return new PackageCheck(0, 0, null, [Messages.HashListMissing(folder)], 0);
        }

        var bytes = File.ReadAllBytes(list);
        var listSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        List<string> problems = [];
        if (expected is not null && !expected.Equals(listSha256, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(Messages.OtherManifest(expected, listSha256));
        }

        var stated = HashList.Read(bytes);
        long total = 0;
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (ScriptLayout.IsOwn(name))
            {
                continue;
            }

            seen.Add(name);
            total += file.Length;
            if (Problem(file, name, stated) is { } problem)
            {
                problems.Add(problem);
            }
        }

        problems.AddRange(stated.Keys.Where(n => !seen.Contains(n)).Order(StringComparer.Ordinal).Select(Messages.EntryMissing));
        return new PackageCheck(seen.Count, total, listSha256, problems, 0);
    }

    private static string? Problem(FileInfo file, string name, IReadOnlyDictionary<string, string> stated)
    {
        if (!stated.TryGetValue(name, out var expected))
        {
            return Messages.EntryExtra(name);
        }

        try
        {
            using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
            var found = Convert.ToHexStringLower(SHA256.HashData(content));

            // Older certutil refuses an empty file, so that the list has no hash for it.
            return found == expected || (expected.Length == 0 && file.Length == 0) ? null : Messages.ContentDiffers(name, expected, found);
        }
        catch (Exception e) when (LocalPaths.IsFault(e))
        {
            return Messages.PackageUnreadable(name, e.Message);
        }
    }
}
