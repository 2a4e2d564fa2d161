using System.Globalization;
using Breakwater.Compare.Evtx;

namespace Breakwater.Compare.Sigma;

/// <summary>Event logs hunted with no rule that matches, and with more and more of SigmaHQ's rules: the corpus once and ten times, one large file, and a log so small that only loading the rules counts.</summary>
internal static class SigmaWorkload
{
    private const string NeverMatches =
        """
        title: Nothing of this kind is in any log
        logsource: {product: windows, category: process_creation}
        detection: {selection: {CommandLine: 'no such command line'}, condition: selection}
        level: low

        """;

    private static readonly int[] Counts = [10, 100, 1_000, 3_000];

    public const string Explanation =
        """
        `hunt --jsonl` as a user runs it, output to /dev/null: start of the program, loading of the rules, reading, matching, writing of the matches. The first row has one rule that nothing
        matches, so it is what reading costs; `--threads 1` on one processor, unless the row says otherwise. Rules are drawn at random, the same in every run, and the smaller sets are part of the
        larger. Bias: the large file repeats the corpus, in which much matches some rule (logons, services), so that writing matches is a good part of it; real logs have fewer matches.
        Debian has no Sigma engine to race against (chainsaw, Hayabusa and Zircolite are no packages), so there is no rival here. CPU time is user and system together.
        """;

    public static IReadOnlyList<Race> Create(string root, long size)
    {
        var corpora = Environment.GetEnvironmentVariable("BREAKWATER_CORPORA") ?? Path.Combine(root, "..", "shared", "corpora");
        var (logs, sigma) = (Path.Combine(corpora, "evtx"), Path.Combine(corpora, "sigma"));
        if (!Directory.Exists(logs) || !Directory.Exists(sigma))
        {
            Console.Error.WriteLine($"{corpora}: holds no evtx and sigma folders; set BREAKWATER_CORPORA to the public corpora");
            return [];
        }

        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench", "sigma")).FullName;
        var rules = new RuleFolders(sigma, Path.Combine(folder, "rules"));
        var none = Path.Combine(folder, "none.yml");
        File.WriteAllText(none, NeverMatches);
        var chunks = new Chunks(logs, Path.Combine(folder, "scratch.evtx"));
        var (large, start) = (Path.Combine(folder, "large.evtx"), Path.Combine(folder, "start.evtx"));
        var (records, few) = (chunks.Write(large, (int)((size + Chunks.Size - 1) / Chunks.Size)), chunks.Write(start, 1));
        var sets = Counts.Select(count => (Folder: rules.Of(count), Name: FormattableString.Invariant($"{count:#,0} rules"))).Append((Folder: rules.Windows, Name: "every Windows rule")).ToList();
        var ours = new OurPrograms(root);
        return
        [
            Of("The EVTX corpus ten times", Repeated(logs, Path.Combine(folder, "corpus-10"), 10), Directory.EnumerateFiles(logs, "*.evtx").Sum(f => new FileInfo(f).Length) * 10, null),
            Of("The EVTX corpus", logs, Directory.EnumerateFiles(logs, "*.evtx").Sum(f => new FileInfo(f).Length), null),
            Of("One large file", large, new FileInfo(large).Length, records),
            Of("Loading: a log of one chunk", start, new FileInfo(start).Length, few),
        ];

        // Of equal files only one would be read: each copy differs in a byte of the header that means nothing.
        static string Repeated(string logs, string folder, int copies)
        {
            const int unused = 2_000;
            for (var copy = 1; copy <= copies; copy++)
            {
                var target = Directory.CreateDirectory(Path.Combine(folder, copy.ToString(CultureInfo.InvariantCulture))).FullName;
                foreach (var log in Directory.EnumerateFiles(logs, "*.evtx"))
                {
                    var bytes = File.ReadAllBytes(log);
                    bytes[unused] = (byte)copy;
                    File.WriteAllBytes(Path.Combine(target, Path.GetFileName(log)), bytes);
                }
            }

            return folder;
        }

        Race Of(string title, string evidence, long bytes, long? count) => new(FormattableString.Invariant($"{title}, {bytes / 1e6:0.0} MB"),
        [
            ours.Hunt("one rule that nothing matches", none, oneCore: true, evidence, bytes, count),
            .. sets.Select(set => ours.Hunt(set.Name, set.Folder, oneCore: true, evidence, bytes, count)),
            ours.Hunt("one rule that nothing matches", none, oneCore: false, evidence, bytes, count),
            ours.Hunt("every Windows rule", rules.Windows, oneCore: false, evidence, bytes, count),
        ]);
    }
}
