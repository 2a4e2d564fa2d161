namespace Breakwater.Collection.Places;

/// <summary>A folder that stands for a place on the server.</summary>
/// <param name="Folder">Full path here, without a separator at its end unless it is a drive's root.</param>
/// <param name="Prefix">What its files are called below in the package: <c>C/</c>, or nothing where the drive is not known.</param>
/// <param name="Letter">The drive's letter where known.</param>
internal sealed record RootFolder(string Folder, string Prefix, char? Letter)
{
    /// <summary>The path below the folder with forward slashes; null when the path lies elsewhere.</summary>
    public string? Below(string path)
    {
        var folder = Path.EndsInDirectorySeparator(Folder) ? Folder : Folder + Path.DirectorySeparatorChar;
        return path.StartsWith(folder, LocalPaths.Comparison) ? path[folder.Length..].Replace(Path.DirectorySeparatorChar, '/') : null;
    }
}
