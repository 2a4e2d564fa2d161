using System.Runtime.CompilerServices;

namespace Breakwater.Tests;

/// <summary>Finds the folders of the checkout that tests read from.</summary>
internal static class Repository
{
    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root of the checkout.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The public corpora, or null where they are absent; use with <c>Assert.SkipWhen</c>.</summary>
    public static string? Corpora { get; } = FindCorpora();

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Breakwater.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
    }

    private static string? FindCorpora()
    {
        var folder = Environment.GetEnvironmentVariable("BREAKWATER_CORPORA");
        folder = string.IsNullOrEmpty(folder) ? At("..", "shared", "corpora") : folder;
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
