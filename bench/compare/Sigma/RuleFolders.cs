namespace Breakwater.Compare.Sigma;

/// <summary>Folders of so many of SigmaHQ's rules.</summary>
/// <param name="sigma">The corpus of SigmaHQ.</param>
/// <param name="folder">Where the folders are made.</param>
internal sealed class RuleFolders(string sigma, string folder)
{
    private readonly string[] _files = InRandomOrder(sigma);

    /// <summary>SigmaHQ's own folder of Windows rules.</summary>
    public string Windows { get; } = Path.Combine(sigma, "rules", "windows");

    /// <summary>A folder of so many rules, the same in every run; those of a smaller number are among them.</summary>
    public string Of(int count)
    {
        var made = Path.Combine(folder, FormattableString.Invariant($"{count}"));
        if (Directory.Exists(made))
        {
            Directory.Delete(made, recursive: true);
        }

        Directory.CreateDirectory(made);
        foreach (var file in _files.Take(count))
        {
            File.Copy(file, Path.Combine(made, Path.GetFileName(file)), overwrite: true);
        }

        return made;
    }

    private static string[] InRandomOrder(string sigma)
    {
        string[] files = [.. Directory.EnumerateDirectories(sigma, "rules*").SelectMany(f => Directory.EnumerateFiles(f, "*.yml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];
        new Random(3).Shuffle(files);
        return files;
    }
}
