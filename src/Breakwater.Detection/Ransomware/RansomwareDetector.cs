using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Detection.Ransomware;

/// <summary>Files that ransomware leaves: what it has encrypted, and its notes, of which it puts one in every folder.</summary>
public static class RansomwareDetector
{
    public const string Name = "ransomware";

    private const int FoldersNamed = 5;
    private const int MaxNotes = 100;

    /// <param name="encrypted">Paths of files that begin with the mark of ransomware.</param>
    /// <param name="notes">Paths of texts that are notes (<see cref="RansomNote"/>).</param>
    public static IReadOnlyList<FileTrace> Examine(IReadOnlyCollection<string> encrypted, IEnumerable<string> notes)
    {
        ArgumentNullException.ThrowIfNull(encrypted);
        ArgumentNullException.ThrowIfNull(notes);
        return
        [
            .. encrypted.Count == 0 ? [] : (FileTrace[])[Trace("Files encrypted by the DearCry ransomware", Confidence.High, [.. encrypted])],
            .. notes.GroupBy(FileName, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Take(MaxNotes).Select(Note),
        ];
    }

    /// <summary>One such text may be a copy that somebody keeps; the same in two folders is the doing of a program.</summary>
    private static FileTrace Note(IEnumerable<string> copies)
    {
        List<string> paths = [.. copies];
        return Trace("Note that demands a ransom for encrypted data", paths.Select(FolderOf).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any() ? Confidence.Medium : Confidence.Low, paths);
    }

    private static FileTrace Trace(string title, Confidence confidence, List<string> paths)
    {
        paths.Sort(StringComparer.Ordinal);
        return new FileTrace
        {
            Detector = Name,
            Title = title,
            Rung = Rung.Impact,
            Confidence = confidence,
            Attack = ["T1486"],
            Excerpt = Excerpts.Around(string.Join(", ", paths.Take(FoldersNamed)), 0),
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["files"] = paths.Count.ToString(CultureInfo.InvariantCulture) },
            Target = paths[0],
        };
    }

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
