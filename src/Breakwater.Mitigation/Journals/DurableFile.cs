namespace Breakwater.Mitigation.Journals;

/// <summary>Replaces a file so that after a crash either the old or the new content is there, whole.</summary>
internal static class DurableFile
{
    private const string Suffix = ".breakwater-new";

    /// <param name="path">Real path.</param>
    /// <param name="content">Null deletes the file.</param>
    /// <param name="checkpoint">Called before every step that changes the disk; a test ends the run there.</param>
    public static void Replace(string path, byte[]? content, Action<string> checkpoint)
    {
        if (content is null)
        {
            checkpoint($"delete {path}");
            File.Delete(path);
            return;
        }

        var fresh = path + Suffix;
        checkpoint($"write {fresh}");
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content.AsSpan(0, content.Length / 2));
            checkpoint($"write half of {fresh}");
            stream.Write(content.AsSpan(content.Length / 2));
            stream.Flush(flushToDisk: true);
        }

        checkpoint($"replace {path}");
        if (!File.Exists(path))
        {
            File.Move(fresh, path);
        }
        else if (OperatingSystem.IsWindows())
        {
            // Keeps owner, access list and streams of the file that is replaced.
            File.Replace(fresh, path, null, ignoreMetadataErrors: false);
        }
        else
        {
            File.SetUnixFileMode(fresh, File.GetUnixFileMode(path));
            File.Move(fresh, path, overwrite: true);
        }
    }

    /// <summary>Removes what an interrupted run left beside a file.</summary>
    public static void Tidy(string path) => File.Delete(path + Suffix);
}
