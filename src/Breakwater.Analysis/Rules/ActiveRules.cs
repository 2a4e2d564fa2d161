using System.Reflection;
using Breakwater.Analysis.Hunting;
using Breakwater.Knowledge;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>The product's own rules and the user's, compiled together.</summary>
internal sealed class ActiveRules
{
    private const string ResourcePrefix = "rules/";
    private static readonly EnumerationOptions Recursive = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
    private readonly Dictionary<SigmaRule, RuleBlock> _blocks = [];

    private readonly Dictionary<LogSource, IReadOnlyList<RecordPlace>> _places;

    private ActiveRules(List<SigmaRule> rules, IReadOnlyList<string> problems, KnowledgeBase knowledge)
    {
        var campaigns = knowledge.Campaigns.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var broken = new List<string>(problems);
        foreach (var rule in rules.Where(r => r.Extension is not null))
        {
            if (RuleBlock.TryRead(rule.Extension!, campaigns, out var block, out var wrong))
            {
                _blocks[rule] = block;
            }
            else
            {
                broken.AddRange(wrong.Select(w => $"RULE901 {rule.Path} line {rule.Line}: {w}; the rule is not loaded"));
            }
        }

        Loaded = [.. rules.Where(r => r.Extension is null || _blocks.ContainsKey(r))];
        Compiled = RuleSet.Compile(Loaded);
        Problems = broken;
        var map = new LogSourceMap(knowledge.LogSources);
        _places = Compiled.Rules.Select(r => r.LogSource).Distinct().ToDictionary(s => s, map.PlacesOf);
        Places = [.. _places.Values.SelectMany(s => s).Distinct(ReferenceEqualityComparer.Instance).Cast<RecordPlace>()];
    }

    /// <summary>Every rule that is right in itself, whether anything here can be tried with it or not.</summary>
    public IReadOnlyList<SigmaRule> Loaded { get; }

    public RuleSet Compiled { get; }

    /// <summary>Everything wrong with any rule, one message each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Every place that any rule is about, each once.</summary>
    public IReadOnlyList<RecordPlace> Places { get; }

    /// <summary>The rules about one of <see cref="Places"/>; one for each thread.</summary>
    public RuleMatcher MatcherFor(RecordPlace place) => Compiled.For(s => _places[s].Any(other => ReferenceEquals(other, place)));

    /// <summary>Why no record of any log can be tried with the rule; null when some can.</summary>
    public string? WhyNot(SigmaRule rule) => rule.NotEvaluable.Count > 0 ? string.Join("; ", rule.NotEvaluable)
        : _places[rule.LogSource].Count > 0 ? null
        : $"no log here is its log source ({string.Join(", ", new[] { rule.LogSource.Product, rule.LogSource.Category, rule.LogSource.Service }.OfType<string>())})";

    public RuleBlock? BlockOf(SigmaRule rule) => _blocks.GetValueOrDefault(rule);

    /// <summary>Loads the embedded rules and those of the given files and folders.</summary>
    public static ActiveRules Load(IReadOnlyList<string> userPaths, KnowledgeBase knowledge)
    {
        var rules = new List<SigmaRule>();
        var problems = new List<string>();
        var assembly = typeof(ActiveRules).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            Add(name, ReadResource(assembly, name), rules, problems);
        }

        AddUserPaths(userPaths, rules, problems);
        return new ActiveRules(rules, problems, knowledge);
    }

    /// <summary>Loads the rules of the given files and folders only, as far as they are selected.</summary>
    public static ActiveRules LoadOnly(IReadOnlyList<string> paths, RuleSelection selection, KnowledgeBase knowledge)
    {
        var rules = new List<SigmaRule>();
        var problems = new List<string>();
        AddUserPaths(paths, rules, problems);
        return new ActiveRules([.. rules.Where(selection.Takes)], problems, knowledge);
    }

    private static void AddUserPaths(IReadOnlyList<string> paths, List<SigmaRule> rules, List<string> problems)
    {
        foreach (var path in paths)
        {
            AddUserPath(path, rules, problems);
        }
    }

    private static void AddUserPath(string path, List<SigmaRule> rules, List<string> problems)
    {
        try
        {
            var files = Directory.Exists(path)
                ? Directory.EnumerateFiles(path, "*", Recursive).Where(f => f.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
                : (IEnumerable<string>)[path];
            foreach (var file in files)
            {
                Add(file, File.ReadAllText(file), rules, problems);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"RULE902 {path}: expected a rule file or a folder of them, found {e.Message}");
        }
    }

    private static void Add(string path, string text, List<SigmaRule> rules, List<string> problems)
    {
        var parsed = RuleParser.Parse(path, text);
        rules.AddRange(parsed.Rules);
        problems.AddRange(parsed.Problems.Where(p => p.Kind != RuleProblemKind.Warning).Select(p => p.Message));
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
