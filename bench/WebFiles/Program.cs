using Breakwater.Model;
using Breakwater.WebFiles;

// Breakwater.WebFiles (--shells | --benign) FOLDER... [--exchange BUILD] [--leave-out FILE] [--list]: each folder is one collection, each content counts once.
// With --exchange they lie under the names of files that Exchange ships, on a server of that build ("unknown" for none).
// FILE holds digests of files that are labelled wrongly, one a line; --list names the shells missed and the benign pages found, of the part worked on only.
if (args.Length < 2 || args[0] is not ("--shells" or "--benign"))
{
    Console.Error.WriteLine("Breakwater.WebFiles (--shells | --benign) FOLDER... [--exchange BUILD] [--leave-out FILE] [--list]");
    return 2;
}

var shells = args[0] == "--shells";
var leaveOut = Array.IndexOf(args, "--leave-out") is > 0 and var at ? File.ReadAllLines(args[at + 1]).Select(l => l.Split(' ')[0]).ToHashSet(StringComparer.Ordinal) : [];
var place = Array.IndexOf(args, "--exchange") is > 0 and var named ? Place.Exchange(ExchangeBuild.TryParse(args[named + 1], out var build) ? build : null) : Place.Site;
var folders = args.Skip(1).TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal));
var files = folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(p => (Folder: f, Path: p)))
    .AsParallel().AsOrdered().Select(p => MeasuredFile.Read(p.Path, Path.GetFileName(p.Folder.TrimEnd('/')), place)).AsSequential()
    .OfType<MeasuredFile>().DistinctBy(f => f.Sha256).Where(f => !leaveOut.Contains(f.Sha256)).ToList();

foreach (var part in files.GroupBy(f => f.IsHeldOut).OrderBy(g => g.Key))
{
    Console.WriteLine($"{(shells ? "shells" : "benign")}, {(part.Key ? "held out" : "worked on")}: {part.Count(f => f.IsFound)} of {part.Count()} at medium or higher ({100.0 * part.Count(f => f.IsFound) / part.Count():0.00} %), {part.Count(f => f.IsHigh)} high");
}

if (args.Contains("--list"))
{
    foreach (var file in files.Where(f => !f.IsHeldOut && f.IsFound != shells).OrderBy(f => f.Set, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal))
    {
        Console.WriteLine($"{file.Set} {file.Path} {file.Trace?.Fields["traits"]}");
    }
}

return 0;
