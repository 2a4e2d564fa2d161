using System.Reflection;
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

    private readonly Dictionary<LogSource, IReadOnlyList<LogStream>> _streams;

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

        Compiled = RuleSet.Compile(rules.Where(r => r.Extension is null || _blocks.ContainsKey(r)));
        Problems = broken;
        var map = new LogSourceMap(knowledge.LogSources);
        _streams = Compiled.Rules.Select(r => r.LogSource).Distinct().ToDictionary(s => s, map.StreamsOf);
        Streams = [.. _streams.Values.SelectMany(s => s).Distinct(ReferenceEqualityComparer.Instance).Cast<LogStream>()];
    }

    public RuleSet Compiled { get; }

    /// <summary>Everything wrong with any rule, one message each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Every stream that any rule is about, each once.</summary>
    public IReadOnlyList<LogStream> Streams { get; }

    /// <summary>The rules about one of <see cref="Streams"/>; one for each thread.</summary>
    public RuleMatcher MatcherFor(LogStream stream) => Compiled.For(s => _streams[s].Any(other => ReferenceEquals(other, stream)));

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

        foreach (var path in userPaths)
        {
            AddUserPath(path, rules, problems);
        }

        return new ActiveRules(rules, problems, knowledge);
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
