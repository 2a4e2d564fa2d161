using Breakwater.Compare.Sigma;

namespace Breakwater.Compare.Text;

/// <summary>How time grows with the size of the logs, the number of files, of threads and of rules.</summary>
internal static class ScalingWorkload
{
    private const long Megabyte = 1_000_000;

    private static readonly long[] Sizes = [500, 1_000, 2_000, 4_000, 8_000];
    private static readonly int[] FileCounts = [1, 10, 100, 1_000, 10_000];
    private static readonly int[] RuleCounts = [10, 100, 1_000, 3_000];

    public const string Explanation =
        """
        `assess` and `hunt --jsonl` as a user runs them, process start included, everything in the page cache. Sizes: the logs of a drill, whose files are the same number and grow.
        Files: 500 MB of the public corpora's IIS lines, cut into so many. Rules: `hunt` over 500 MB of a drill with so many of SigmaHQ's rules, most of which are about event logs. Ratios are by
        bytes per second against the first row of a table: 1x throughout is linear. CPU time is user and system together.
        Bends: by size, every file costs about a tenth of a millisecond to recognise, open twice and cover, whatever it holds, so that 16,570 small files cost more than their bytes do; walking the folder, the verdict and
        the report use one thread. By number of files the same, and of one file only what lies beyond its first 8 MB is shared among threads. By number of rules: among 1,000 and more are some that require no rare text and
        are tried on every line (`hunt` names them), so that each line has to be split, and more texts are sought.
        """;

    public static IReadOnlyList<Race> Create(string root, long size)
    {
        var corpora = Environment.GetEnvironmentVariable("BREAKWATER_CORPORA") ?? Path.Combine(root, "..", "shared", "corpora");
        var (iis, sigma) = (Path.Combine(corpora, "iis"), Path.Combine(corpora, "sigma"));
        if (!Directory.Exists(iis) || !Directory.Exists(sigma))
        {
            Console.Error.WriteLine($"{corpora}: holds no iis and sigma folders; set BREAKWATER_CORPORA to the public corpora");
            return [];
        }

        var (data, ours) = (new TextData(root), new OurPrograms(root));
        var smallest = data.Drill(Sizes[0] * Megabyte);
        var rules = new RuleFolders(sigma, Path.Combine(data.Folder, "rules"));
        return
        [
            new Race("By size", [.. Sizes.Where(s => s * Megabyte <= size).Select(s => data.Drill(s * Megabyte)).SelectMany(Assess)]),
            new Race("By number of files", [.. FileCounts.Select(c => data.Iis(iis, Sizes[0] * Megabyte, c)).SelectMany(Assess)]),
            new Race("By number of rules", [.. RuleCounts.Select(c => ours.Hunt(FormattableString.Invariant($"{c:#,0} rules"), rules.Of(c), oneCore: true, smallest, TextWorkload.Files(smallest).Sum(), null))]),
        ];

        IEnumerable<Contender> Assess(string logs)
        {
            var files = TextWorkload.Files(logs);
            return new[] { 1, 2 }.Select(threads => ours.Assess(FormattableString.Invariant($"{files.Sum() / Megabyte:#,0} MB in {files.Count:#,0} files, "), logs, threads, data.Folder, files.Sum()));
        }
    }
}
