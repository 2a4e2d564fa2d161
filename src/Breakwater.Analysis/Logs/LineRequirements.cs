using Breakwater.Knowledge.LogSources;
using Breakwater.Patterns;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// What a log line must hold for any of some rules to match it, as it stands in the line. One set of texts of each rule, the one that everyday traffic holds least often, is
/// looked for in every line; only a line with one of those is asked for the others. Immutable, so threads share it.
/// </summary>
internal sealed class LineRequirements
{
    private const int MostCharacters = 400_000;

    /// <summary>For each rule its sets, as numbers of literals.</summary>
    private readonly List<int[][]> _rules;

    private LineRequirements(List<int[][]> rules, List<Literal> literals, List<Literal> sought)
    {
        _rules = rules;
        Literals = new LiteralSet(literals);
        Escapes = new LiteralSet(EscapesThatMatter(literals));
        Suspects = new LiteralSet([.. sought, .. EscapesThatMatter(sought)]);
    }

    /// <summary>Every literal of every rule.</summary>
    public LiteralSet Literals { get; }

    /// <summary>The escapes that can turn a line into one with a literal.</summary>
    public LiteralSet Escapes { get; }

    /// <summary>What a line has that can hold all that a rule requires, as written or after decoding.</summary>
    public LiteralSet Suspects { get; }

    /// <summary>Null where some rule requires nothing that a line shows: then every line has to be split.</summary>
    public static LineRequirements? Of(IEnumerable<(SigmaRule Rule, RecordPlace Place)> rules)
    {
        var literals = new LiteralNumbers();
        var required = new List<int[][]>();
        var sought = new SortedSet<int>();
        foreach (var (rule, place) in rules)
        {
            var sets = rule.RequiredTexts.Select(s => s.Select(t => LineLiteral.Of(t, place)).ToList()).Where(s => !s.Contains(null)).ToList();
            if (sets.MinBy(s => EverydayTraffic.Share(s!)) is not { } rarest)
            {
                return null;
            }

            required.Add([.. sets.Select(s => s.Select(l => literals.Of(l!)).Distinct().ToArray())]);
            sought.UnionWith(rarest.Select(l => literals.Of(l!)));
        }

        return literals.All.Sum(l => (long)l.Text.Length) > MostCharacters ? null : new LineRequirements(required, literals.All, [.. sought.Select(i => literals.All[i])]);
    }

    /// <summary>Whether a line with these literals has all that some rule requires.</summary>
    public bool AreMetBy(ReadOnlySpan<ulong> found)
    {
        foreach (var rule in _rules)
        {
            if (HasOneOfEach(rule, found))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOneOfEach(int[][] sets, ReadOnlySpan<ulong> found)
    {
        foreach (var set in sets)
        {
            var has = false;
            foreach (var literal in set)
            {
                has |= (found[literal >> 6] >> (literal & 63) & 1) != 0;
            }

            if (!has)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The escapes that can turn a line into one with a literal: of characters that a literal has, and of those that make up an escape, for it may be escaped in turn.
    /// All others, the most frequent ones in logs (<c>%5C</c>, <c>%40</c>) among them, are none of a rule's business.
    /// </summary>
    private static IEnumerable<Literal> EscapesThatMatter(List<Literal> literals) =>
        literals.Count == 0 ? [] : literals.SelectMany(l => l.Text + l.Then).Concat("%u0123456789abcdef").SelectMany(c => new[] { char.ToLowerInvariant(c), char.ToUpperInvariant(c) })
            .Distinct().Select(c => new Literal($"%{(int)c:x2}")).Append(new Literal("%u00"));

    private sealed class LiteralNumbers
    {
        private readonly Dictionary<(string, string, string), int> _numbers = [];

        public List<Literal> All { get; } = [];

        public int Of(Literal literal)
        {
            var key = (literal.Text.ToLowerInvariant(), literal.Then.ToLowerInvariant(), literal.NotAcross);
            if (!_numbers.TryGetValue(key, out var number))
            {
                _numbers[key] = number = All.Count;
                All.Add(literal);
            }

            return number;
        }
    }
}
