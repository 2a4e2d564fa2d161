using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Breakwater.Analysis.Hunting;
using Breakwater.Knowledge;
using Breakwater.Knowledge.LogSources;
using Breakwater.Model;
using Breakwater.Sigma;
using Breakwater.Sigma.Suppressions;

namespace Breakwater.Analysis.Rules;

/// <summary>The rules of one run, compiled together, with what they mean here.</summary>
internal sealed class ActiveRules
{
    private readonly Dictionary<SigmaDocument, RuleBlock> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LogSource, IReadOnlyList<RecordPlace>> _places;
    private readonly RuleSelection _selection;
    private readonly List<SigmaDocument> _documents;

    private readonly Lazy<Misspellings> _misspellings;

    private readonly Dictionary<RecordPlace, List<SigmaRule>> _rulesOf = new(ReferenceEqualityComparer.Instance);

    // Put together once, whatever the number of threads.
    private readonly ConcurrentDictionary<RecordPlace, RuleMatcher> _matchers = new(ReferenceEqualityComparer.Instance);

    private readonly ConcurrentDictionary<RecordPlace, SplitRules> _split = new(ReferenceEqualityComparer.Instance);

    private ActiveRules(RuleFiles files, RuleSelection selection, ActiveSuppressions suppressions, KnowledgeBase knowledge)
    {
        _selection = selection;
        Suppressions = suppressions;
        BlockProblems = ReadBlocks(files, knowledge);
        _documents = [.. files.Documents.Where(d => d.Extension is null || _blocks.ContainsKey(d))];
        var documents = _documents.ToList();
        if (!documents.Exists(d => d is SigmaCorrelation or SigmaFilter))
        {
            // Rules that are not selected may still feed a correlation that is, and a filter may name them.
            documents.RemoveAll(d => d is SigmaRule && !selection.Takes(d));
        }

        var conditions = suppressions.ConditionsFor([.. documents.OfType<SigmaRule>()]);
        var map = new LogSourceMap(knowledge.LogSources);
        var needs = new Dictionary<LogSource, IReadOnlyCollection<string>>();
        Compiled = RuleSet.Compile([.. documents, .. conditions], files.Refused, r => CollectionsMarshal.GetValueRefOrAddDefault(needs, r.LogSource, out _) ??= [.. map.PlacesOf(r.LogSource).SelectMany(p => p.FiltersNeed).Distinct()]);
        Loaded = [.. documents.OfType<SigmaRule>().Where(selection.Takes)];
        Problems =
        [
            .. files.Unreadable, .. files.WithoutRules,
            .. files.Problems.Concat(BlockProblems).Concat(Compiled.Problems).Where(p => p.Kind != RuleProblemKind.Warning).Select(p => p.Message), .. suppressions.Problems,
        ];
        _places = Loaded.Concat(Compiled.Rules).Select(r => r.LogSource).Distinct().ToDictionary(s => s, map.PlacesOf);
        foreach (var rule in Compiled.Rules)
        {
            foreach (var place in _places[rule.LogSource])
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_rulesOf, place, out _) ??= []).Add(rule);
            }
        }

        Places = [.. _rulesOf.Keys];
        _misspellings = new(() => new Misspellings(knowledge.LogSources));
    }

    /// <summary>Every selected rule that is right in itself, whether anything here can be tried with it or not.</summary>
    public IReadOnlyList<SigmaRule> Loaded { get; }

    /// <summary>Rules and correlations that are right in themselves, selected or not.</summary>
    public int Read => _documents.Count(d => d is SigmaRule or SigmaCorrelation);

    /// <summary>Whether any match could be reported.</summary>
    public bool HasSelected => Loaded.Count > 0 || Compiled.Correlations.Any(_selection.Takes);

    public RuleSet Compiled { get; }

    public ActiveSuppressions Suppressions { get; }

    /// <summary>What is wrong with the blocks of ours.</summary>
    public IReadOnlyList<RuleProblem> BlockProblems { get; }

    /// <summary>Everything wrong with any rule, one message each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Every place that any rule is about, each once.</summary>
    public IReadOnlyList<RecordPlace> Places { get; }

    /// <summary>The embedded rules and those of the given files and folders.</summary>
    public static ActiveRules Load(IReadOnlyList<string> userPaths, KnowledgeBase knowledge) =>
        new(RuleFiles.Embedded().Concat(RuleFiles.Read(userPaths)), new RuleSelection(), ActiveSuppressions.None, knowledge);

    /// <summary>The rules of the given files and folders only, as far as they are selected.</summary>
    /// <param name="placeholderPath">File with the values of their placeholders; null for none.</param>
    public static ActiveRules LoadOnly(IReadOnlyList<string> paths, string? placeholderPath, RuleSelection selection, ActiveSuppressions suppressions, KnowledgeBase knowledge) =>
        new(RuleFiles.Read(paths, placeholderPath), selection, suppressions, knowledge);

    /// <summary>Everything about the given files, for <c>rules check</c>.</summary>
    public static ActiveRules Check(RuleFiles files, KnowledgeBase knowledge) => new(files, new RuleSelection(), ActiveSuppressions.None, knowledge);

    /// <summary>The rules about one of <see cref="Places"/>; one for each thread.</summary>
    public RuleMatcher MatcherFor(RecordPlace place) => _matchers.GetOrAdd(place, p => Compiled.ForRules(_rulesOf[p].Where(r => !Suppressions.IsCondition(r)))).Copy();

    /// <summary>The rules about one of <see cref="Places"/> in text logs, by the lines on which they have to be tried; its matchers are to be copied for each thread.</summary>
    public SplitRules SplitFor(RecordPlace place) => _split.GetOrAdd(place, p => SplitRules.Of(Compiled, MatcherFor(p).Rules, p));

    /// <summary>The rules about all places of one text source together, for records that have no columns by which the places differ; one for each thread.</summary>
    public PlaceRules RulesFor(string source)
    {
        var about = Places.Where(p => p.Source == source).SelectMany(p => _rulesOf[p].Where(r => Compiled.FitOf(r, EventFieldsOf(p)).CanMatch)).Distinct().ToLookup(Suppressions.IsCondition);
        return new PlaceRules(Compiled.ForRules(about[false]), Suppressions.HasConditions ? Compiled.ForRules(about[true]) : null);
    }

    /// <summary>The rules that have to be tried on every line of some text log, each once, in the order of loading.</summary>
    public IReadOnlyList<SigmaRule> OnEveryLine =>
        [.. Compiled.Rules.Where(new HashSet<SigmaRule>(Places.Where(p => p.Source is not null and not SourceCatalogue.MessageLog).SelectMany(p => SplitFor(p).WithoutRareText), ReferenceEqualityComparer.Instance).Contains)];

    /// <summary>Warnings about words of rules that are nearly one that is known here.</summary>
    public IEnumerable<RuleProblem> Misspelt => Loaded.SelectMany(r => _misspellings.Value.Of(r, _places[r.LogSource]));

    /// <summary>The conditions under which matches in that place are suppressed; null when there are none.</summary>
    public RuleMatcher? ConditionsFor(RecordPlace place) => Suppressions.HasConditions ? Compiled.ForRules(_rulesOf[place].Where(Suppressions.IsCondition)) : null;

    /// <summary>Whether matches are shown by themselves: not those of rules that only feed a correlation.</summary>
    public bool IsReported(SigmaDocument document) => Compiled.IsReported(document) && _selection.Takes(document);

    /// <summary>Whether the suppression is of a rule or correlation that was loaded, selected or not.</summary>
    public bool IsNamedBy(Suppression suppression) => _documents.Exists(suppression.Names);

    public RuleBlock? BlockOf(SigmaDocument document) => _blocks.GetValueOrDefault(document);

    /// <summary>Why no record of any log can be tried with the rule; null when some can.</summary>
    public string? WhyNot(SigmaRule rule)
    {
        if (rule.NotEvaluable.Count > 0)
        {
            return string.Join("; ", rule.NotEvaluable);
        }

        var places = _places[rule.LogSource];
        if (places.Count == 0)
        {
            return $"no log here is its log source ({string.Join(", ", new[] { rule.LogSource.Product, rule.LogSource.Category, rule.LogSource.Service }.OfType<string>())})";
        }

        var fits = places.Select(p => Compiled.FitOf(rule, EventFieldsOf(p))).ToList();
        return fits.Exists(f => f.CanMatch) ? null
            : $"its log source does not carry {string.Join(", ", fits.SelectMany(f => f.MissingFields).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))}";
    }

    private static Func<string, bool> EventFieldsOf(RecordPlace place) => field => place.CanCarry(field) || Events.SystemFields.All.Contains(field);

    private List<RuleProblem> ReadBlocks(RuleFiles files, KnowledgeBase knowledge)
    {
        var campaigns = knowledge.Campaigns.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var broken = new List<RuleProblem>();
        foreach (var document in files.Documents.Where(r => r.Extension is not null))
        {
            if (RuleBlock.TryRead(document.Extension!, campaigns, out var block, out var wrong))
            {
                _blocks[document] = block;
            }
            else
            {
                broken.AddRange(wrong.Select(w => new RuleProblem("RULE901", RuleProblemKind.Error, document.Path, document.Line, $"RULE901 {document.Path} line {document.Line}: {w}; the rule is not loaded")));
            }
        }

        return broken;
    }
}
