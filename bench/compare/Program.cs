using System.Globalization;
using Breakwater.Compare;
using Breakwater.Compare.Evtx;
using Breakwater.Compare.Text;

// The repository's root comes from bench/compare/run; then the workload and its options.
if (args is not [var root, "evtx" or "text", ..])
{
    Console.Error.WriteLine("usage: bench/compare/run evtx|text [--size 300MB] [--rounds 3] [--out FILE]");
    return 2;
}

string Option(string name, string otherwise) => Array.IndexOf(args, name) is > 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

var isText = args[1] == "text";
var size = long.Parse(Option("--size", isText ? "2000MB" : "300MB").Replace("MB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1_000_000;
var rounds = int.Parse(Option("--rounds", "3"), CultureInfo.InvariantCulture);
var races = isText ? TextWorkload.Create(root, size) : EvtxWorkload.Create(root, size);
if (races.Count == 0)
{
    return 3;
}

var report = string.Concat(races.Select(race => Table.Of(race, race.Run(rounds))));
var output = Option("--out", Path.Combine(root, "bench", "results", Machine.Slug, $"{args[1]}.md"));
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
File.WriteAllText(output, $"# {(isText ? "Text logs" : "EVTX")}\n\n{Machine.Description}, {rounds} alternating rounds, medians, page cache warm, process start included.\n\n{(isText ? TextWorkload.Explanation : EvtxWorkload.Explanation)}\n\n{report}");
Console.WriteLine(report);
return 0;
