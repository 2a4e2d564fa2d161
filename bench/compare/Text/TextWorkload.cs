namespace Breakwater.Compare.Text;

/// <summary>Text logs: those of a drill, and the public corpora's IIS lines over and over.</summary>
internal static class TextWorkload
{
    public const string Explanation =
        """
        `assess` runs whole: inventory, every rule of the product, coverage, verdict, report.html and assessment.json. The rivals search for the 61 literals of
        `reference/rg-literals.txt` and count lines; they know neither an attempt from a success nor which days the logs cover, cannot undo percent-encoding, and flag 247 of
        460 innocent look-alikes. Bias: everything lies in the page cache; the drill's folder holds event logs too, which the rivals search as bytes and Breakwater reads event by
        event. `rg` skips nothing here (`-uuu`, `-a`). Ratios are by bytes per second against the first row. CPU time is user and system together.
        """;

    public static IReadOnlyList<Race> Create(string root, long size)
    {
        var shared = Environment.GetEnvironmentVariable("BREAKWATER_CORPORA") is { } corpora ? Path.GetDirectoryName(Path.GetFullPath(corpora))! : Path.Combine(root, "..", "shared");
        var literals = Path.Combine(shared, "reference", "rg-literals.txt");
        if (!File.Exists(literals))
        {
            Console.Error.WriteLine($"{literals}: absent; set BREAKWATER_CORPORA to the public corpora");
            return [];
        }

        var (data, ours) = (new TextData(root), new OurPrograms(root));
        return
        [
            Of("Drill", data.Drill(size)), Of("Public IIS lines", data.Iis(Path.Combine(shared, "corpora", "iis"), size / 2)),
            Of("Public IIS lines in one file", data.Iis(Path.Combine(shared, "corpora", "iis"), size / 2, files: 1)),
        ];

        Race Of(string title, string logs)
        {
            var files = Files(logs);
            var (bytes, rivals) = (files.Sum(), new TextRivals(logs, literals, files.Sum()));
            return new Race(FormattableString.Invariant($"{title}: {files.Count:#,0} files, {bytes / 1e6:#,0} MB"),
            [
                .. rivals.Ripgrep("ignoring case", 1, "-i"), .. rivals.Ripgrep("ignoring case", 2, "-i"), .. rivals.Ripgrep("by case", 1), .. rivals.Ripgrep("by case", 2),
                .. rivals.Grep(), .. rivals.Cat(), ours.Assess("", logs, 1, data.Folder, bytes), ours.Assess("", logs, 2, data.Folder, bytes),
            ]);
        }
    }

    /// <summary>The lengths of all files below a folder.</summary>
    public static List<long> Files(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length)];
}
