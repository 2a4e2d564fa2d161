using System.Globalization;
using Breakwater.Compare;
using Breakwater.Compare.Evtx;
using Breakwater.Compare.Sigma;
using Breakwater.Compare.Text;
using Breakwater.Compare.Web;

// The repository's root comes from bench/compare/run; then the workload and its options.
if (args is not [var root, "evtx" or "text" or "sigma" or "web" or "scaling", ..])
{
    Console.Error.WriteLine("usage: bench/compare/run evtx|sigma|text|web|scaling [--size 300MB] [--rounds 3] [--out FILE] [--yara FOLDER] [--folder FOLDER]");
    return 2;
}

string Option(string name, string otherwise) => Array.IndexOf(args, name) is > 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

var size = long.Parse(Option("--size", args[1] switch { "text" => "2000MB", "scaling" => "8000MB", "web" => "350MB", _ => "300MB" }).Replace("MB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1_000_000;
var rounds = int.Parse(Option("--rounds", "3"), CultureInfo.InvariantCulture);
var (title, explanation, races) = args[1] switch
{
    "text" => ("Text logs", TextWorkload.Explanation, TextWorkload.Create(root, size)),
    "scaling" => ("Scaling", ScalingWorkload.Explanation, ScalingWorkload.Create(root, size)),
    "web" => ("Web files", WebWorkload.Explain(Option("--yara", "")), WebWorkload.Create(root, size, Option("--folder", ""), Option("--yara", ""))),
    "sigma" => ("Sigma rules over event logs", SigmaWorkload.Explanation, SigmaWorkload.Create(root, size)),
    _ => ("EVTX", EvtxWorkload.Explanation, EvtxWorkload.Create(root, size)),
};
if (races.Count == 0)
{
    return 3;
}

var report = string.Concat(races.Select(race => Table.Of(race, race.Run(rounds))));
var output = Option("--out", Path.Combine(root, "bench", "results", Machine.Slug, $"{args[1]}.md"));
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
File.WriteAllText(output, $"# {title}\n\n{Machine.Description}, {rounds} alternating rounds, medians, page cache warm, process start included.\n\n{explanation}\n\n{report}");
Console.WriteLine(report);
return 0;
