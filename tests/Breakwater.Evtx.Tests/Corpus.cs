using Breakwater.Tests;

namespace Breakwater.Evtx.Tests;

/// <summary>The public event logs and their reference dumps; tests over them skip where they are absent.</summary>
internal static class Corpus
{
    public static string? Folder { get; } = Repository.Corpora is { } corpora && Directory.Exists(Path.Combine(corpora, "evtx")) ? Path.Combine(corpora, "evtx") : null;

    public static string[] Names { get; } = Folder is null ? ["(absent)"] : [.. Directory.EnumerateFiles(Folder, "*.evtx").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public static string Log(string name) => Path.Combine(Folder!, name);

    public static string Reference(string name, string extension) => Path.Combine(Folder!, "reference", name + extension);

    /// <summary>Records in the reference dump, and lines of error output when it was made.</summary>
    public static (int Records, int Errors) Counts(string name)
    {
        var row = File.ReadLines(Path.Combine(Folder!, "reference", "COUNTS.tsv")).Select(l => l.Split('\t')).Single(r => r[0] == name);
        return (int.Parse(row[1]), int.Parse(row[2]));
    }
}
