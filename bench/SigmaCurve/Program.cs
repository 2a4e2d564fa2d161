using System.Globalization;
using Breakwater.Sigma;
using Breakwater.SigmaCurve;
using Breakwater.Tests;

// Loading and matching all SigmaHQ rules, and the curve over their number: processor time of one thread, so that a busy machine tells little.
var folder = Path.Combine(Repository.Corpora ?? throw new InvalidOperationException("the public corpora are absent"), "sigma");
var files = Directory.EnumerateDirectories(folder, "rules*").SelectMany(rules => Directory.EnumerateFiles(rules, "*.yml", SearchOption.AllDirectories))
    .Order(StringComparer.Ordinal).Select(file => (Path: file, Text: File.ReadAllText(file))).ToList();
for (var round = 0; round < 5; round++)
{
    var watch = Environment.CpuUsage.UserTime;
    var parsed = files.ConvertAll(file => RuleParser.Parse(file.Path, file.Text));
    var parse = (Environment.CpuUsage.UserTime - watch).TotalMilliseconds;
    var compiled = RuleSet.Compile(parsed.SelectMany(result => result.Loaded));
    var compile = (Environment.CpuUsage.UserTime - watch).TotalMilliseconds - parse;
    compiled.For(_ => true);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {files.Count} rules: parse {parse:F0} ms, compile {compile:F0} ms, index {(Environment.CpuUsage.UserTime - watch).TotalMilliseconds - parse - compile:F0} ms"));
}

var all = files.SelectMany(file => RuleParser.Parse(file.Path, file.Text).Rules).ToList();
var events = Directory.EnumerateFiles(Path.Combine(folder, "regression_data"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
    .SelectMany(file => WindowsEvents.Read(File.ReadAllBytes(file))).ToList();
var windows = all.FindAll(rule => rule.LogSource.Product == "windows");
Measure("all rules", all, events);
Measure("windows rules", windows, events);
Measure("webserver", all.FindAll(rule => rule.LogSource.Category == "webserver"), WebLines(Path.Combine(Path.GetDirectoryName(folder)!, "iis")));
foreach (var category in windows.GroupBy(rule => rule.LogSource.Category ?? $"service {rule.LogSource.Service}").OrderByDescending(group => group.Count()).Take(8))
{
    Measure(category.Key, [.. category], events);
}

var random = new Random(3);
var shuffled = all.OrderBy(_ => random.Next()).ToList();
foreach (var count in new[] { 10, 100, 1_000, 3_000 })
{
    Measure("any", shuffled[..count], events);
}

static List<Dictionary<string, string>> WebLines(string folder)
{
    var lines = new List<Dictionary<string, string>>();
    foreach (var file in Directory.EnumerateFiles(folder, "*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
    {
        string[] names = [];
        foreach (var line in File.ReadLines(file).Take(500))
        {
            if (line.StartsWith("#Fields: ", StringComparison.Ordinal))
            {
                names = line[9..].Split(' ');
            }
            else if (!line.StartsWith('#') && line.Split(' ') is var cells && cells.Length == names.Length)
            {
                lines.Add(names.Zip(cells).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase));
            }
        }
    }

    return lines;
}

static void Measure(string name, List<SigmaRule> rules, List<Dictionary<string, string>> events)
{
    var set = RuleSet.Compile(rules);
    var views = events.ConvertAll(fields => new FieldMap(set.Fields, fields));
    var (fast, hits) = Time(set.For(_ => true), views, 200);
    var (plain, plainHits) = Time(set.For(_ => true, everyRule: true), views, 3);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {rules.Count,5} rules, {events.Count} events: {fast:F2} us an event, every rule tried {plain:F1} us; {hits} hits, {plainHits}"));
}

static (double Microseconds, int Hits) Time(RuleMatcher matcher, List<FieldMap> views, int rounds)
{
    var hits = new List<SigmaRule>();
    var start = TimeSpan.Zero;
    var found = 0;
    for (var round = -2; round < rounds; round++)
    {
        if (round == 0)
        {
            start = Environment.CpuUsage.UserTime;
        }

        found = 0;
        foreach (var view in views)
        {
            hits.Clear();
            matcher.Match(in view, hits);
            found += hits.Count;
        }
    }

    return ((Environment.CpuUsage.UserTime - start).TotalMicroseconds / rounds / views.Count, found);
}
