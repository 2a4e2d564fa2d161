using Breakwater.Compare.Text;

namespace Breakwater.Compare.Web;

/// <summary>Web folders: one made here, and one that the caller names.</summary>
internal static class WebWorkload
{
    private const string Explanation =
        """
        `assess` runs whole, on one thread: inventory, digests, content analysis of every file that a server may run, verdict, report. YARA tries the rules of the folder given with `--yara` on
        every byte of every file, pictures included; it knows neither places nor what Exchange ships, and writes a line for each match. Bias: the made folder has pages,
        scripts for the browser, style sheets and pictures in shares of our choice, its pages are put together from few parts, and it has no web shell; everything lies in the page cache. Ratios are by bytes
        per second against the first row. CPU time is user and system together.
        """;

    /// <summary>What is compared, and with which rules.</summary>
    public static string Explain(string rules) => Sources(rules) is { Length: > 0 } sources ? $"{Explanation}\n\nYARA's rules: {string.Join(", ", sources.Select(Path.GetFileName))}." : Explanation;

    /// <param name="size">Bytes of the made folder, about.</param>
    /// <param name="given">A folder of pages to race on as well; empty for none.</param>
    /// <param name="rules">A folder of YARA rules; empty, and then YARA is left out.</param>
    public static IReadOnlyList<Race> Create(string root, long size, string given, string rules)
    {
        var (data, ours) = (new WebData(root), new OurPrograms(root));
        if (given.Length > 0 && data.IsOwn(given))
        {
            Console.Error.WriteLine($"web: --folder: expected pages to copy, found {given}, which is below {data.Folder}, where the copy goes; nothing was changed");
            return [];
        }

        var sources = Sources(rules);
        if (sources.Length == 0)
        {
            Console.Error.WriteLine("yara: no rules (--yara FOLDER), left out");
        }

        return [Of("A made web root", data.Root(size)), .. given.Length == 0 ? (Race[])[] : [Of("The given folder", data.InWebRoot(given))]];

        Race Of(string title, string folder)
        {
            var files = TextWorkload.Files(folder);
            return new Race(FormattableString.Invariant($"{title}: {files.Count:#,0} files, {files.Sum() / 1e6:#,0} MB"),
            [
                .. sources.Length > 0 && Installed.Has("yara") ? (Contender[])[Yara(sources, folder, files.Sum())] : [],
                ours.Assess("", folder, 1, data.Folder, files.Sum()), ours.Assess("", folder, 2, data.Folder, files.Sum()),
            ]);
        }
    }

    private static string[] Sources(string rules) => rules.Length == 0 ? [] : [.. Directory.EnumerateFiles(rules, "*.yar*").Order(StringComparer.Ordinal)];

    // Many public rules ask for the variables of a scanner around YARA; without them they do not compile.
    private static Contender Yara(string[] sources, string folder, long bytes) => new($"yara, {sources.Length} rule files, 1 threads",
        ["yara", "-p", "1", "-r", "-w", "-d", "filepath=", "-d", "filename=", "-d", "extension=", .. sources, folder], bytes, null, "place, baseline, data flow, report");
}
