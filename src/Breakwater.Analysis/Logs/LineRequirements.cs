using System.Numerics;
using Breakwater.Knowledge.LogSources;
using Breakwater.Patterns;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// What a log line must hold for any of some rules to match it, as it stands in the line. One set of texts of each rule, the one that everyday traffic holds least often, is
/// looked for in every line; only in a line with one of those the texts of all others are looked for, at once. Immutable, so threads share it.
/// </summary>
internal sealed class LineRequirements
{
    private const int MostCharacters = 400_000;

    /// <summary>Of a thousand lines. A rule that more of them could match is cheaper to try by its columns than to search for.</summary>
    private const int MostSuspects = 100;

    /// <summary>A line with this character may be anything (<see cref="RequiredText.Kelvin"/>).</summary>
    private static readonly Literal Kelvin = new(RequiredText.Kelvin.ToString());

    // Of each literal that is sought the rules that seek it, each by the other sets that it requires; none of an escape.
    private readonly MarkedSet[][][] _rulesOf;
    private readonly ulong[] _sought;

    private LineRequirements(List<List<RequiredSet>> rules, int setCount, EverydayTraffic traffic)
    {
        SetCount = setCount;
        var literals = new List<Literal> { Kelvin };
        var numbers = new Dictionary<(string, string, string), int> { [KeyOf(Kelvin)] = 0 };
        var chosen = new List<(RequiredSet Sought, List<RequiredSet> Others)>();
        foreach (var sets in rules.OrderBy(r => r.Where(s => s.IsSearchable).Min(s => traffic.Share(s.Literals))))
        {
            // A literal that is sought already costs nothing more.
            var sought = sets.Where(s => s.IsSearchable).MinBy(s => traffic.Share(s.Literals.Where(l => !numbers.ContainsKey(KeyOf(l)))))!;
            literals.AddRange(sought.Literals.Where(l => numbers.TryAdd(KeyOf(l), numbers.Count)));
            chosen.Add((sought, [.. sets.Where(s => s != sought).OrderBy(s => s.IsSearchable ? traffic.Share(s.Literals) : double.MaxValue)]));
        }

        Suspects = new LiteralSet([.. literals, .. EscapesThatMatter(literals.SelectMany(l => l.Text + l.Then))]);
        Escapes = new LiteralSet(EscapesThatMatter(rules.SelectMany(r => r).SelectMany(s => s.Literals.SelectMany(l => l.Text + l.Then).Concat(s.Characters))));
        _sought = new ulong[Suspects.Words];
        foreach (var number in numbers.Values)
        {
            _sought[number >> 6] |= 1UL << (number & 63);
        }

        var others = new List<Literal>();
        foreach (var literal in chosen.SelectMany(c => c.Others).SelectMany(s => s.Literals))
        {
            if (numbers.TryAdd(KeyOf(literal), (Suspects.Words << 6) + others.Count))
            {
                others.Add(literal);
            }
        }

        Others = new LiteralSet(others);
        var asked = new Dictionary<RequiredSet, MarkedSet>();
        var rulesOf = literals.ConvertAll(_ => new List<MarkedSet[]>());
        foreach (var (sought, sets) in chosen)
        {
            var rule = sets.ConvertAll(s => asked.TryGetValue(s, out var same) ? same : asked[s] = new MarkedSet(s, [.. s.Literals.Select(l => numbers[KeyOf(l)])])).ToArray();
            foreach (var literal in sought.Literals)
            {
                rulesOf[numbers[KeyOf(literal)]].Add(rule);
            }
        }

        _rulesOf = [.. rulesOf.Select(r => r.ToArray())];
    }

    /// <summary>How many different sets the rules have.</summary>
    public int SetCount { get; }

    /// <summary>What a line has that can hold all that a rule requires, as written or after decoding.</summary>
    public LiteralSet Suspects { get; }

    /// <summary>The other texts that rules require.</summary>
    public LiteralSet Others { get; }

    /// <summary>The escapes that can turn a line into one with a required text.</summary>
    public LiteralSet Escapes { get; }

    /// <summary>Whether most lines show that the rule cannot match them; the others are tried on every line.</summary>
    public static bool SpareFor(SigmaRule rule, RecordPlace place, EverydayTraffic traffic) => SetsOf(rule, place, []).Exists(s => s.IsSearchable && traffic.Share(s.Literals) <= MostSuspects);

    /// <summary>Null where some rule requires nothing that a line shows, or all of them too many texts: then every line has to be split.</summary>
    public static LineRequirements? Of(IEnumerable<(SigmaRule Rule, RecordPlace Place)> rules)
    {
        var known = new Dictionary<string, RequiredSet>(StringComparer.Ordinal);
        var required = rules.Select(r => SetsOf(r.Rule, r.Place, known)).ToList();
        return required.Exists(r => !r.Exists(s => s.IsSearchable)) || known.Values.Sum(s => s.Literals.Sum(l => (long)l.Text.Length)) > MostCharacters
            ? null
            : new LineRequirements(required, known.Count, new EverydayTraffic());
    }

    /// <summary>Whether anything of what <see cref="Suspects"/> marked is more than an escape.</summary>
    public bool IsSoughtIn(ReadOnlySpan<ulong> suspects)
    {
        for (var i = 0; i < _sought.Length; i++)
        {
            if ((suspects[i] & _sought[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line has all that some rule requires.</summary>
    /// <param name="found">What <see cref="Suspects"/> and then <see cref="Others"/> marked in any form of the line.</param>
    /// <param name="forms">The line as written and decoded.</param>
    /// <param name="answers">Room for an answer of each set, all zero.</param>
    public bool AreMetBy(ReadOnlySpan<ulong> found, in LineForms forms, Span<sbyte> answers)
    {
        if ((found[0] & 1) != 0)
        {
            return true;
        }

        for (var word = 0; word < _sought.Length; word++)
        {
            for (var marks = found[word] & _sought[word]; marks != 0; marks &= marks - 1)
            {
                foreach (var rule in _rulesOf[(word << 6) + BitOperations.TrailingZeroCount(marks)])
                {
                    if (AreMet(rule, found, forms, answers))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Rules share sets: each is asked once for a line.</summary>
    private static bool AreMet(MarkedSet[] rule, ReadOnlySpan<ulong> found, in LineForms forms, Span<sbyte> answers)
    {
        foreach (var set in rule)
        {
            ref var answer = ref answers[set.Number];
            if (answer == 0)
            {
                answer = (sbyte)(set.IsMetBy(found, forms) ? 1 : -1);
            }

            if (answer < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static List<RequiredSet> SetsOf(SigmaRule rule, RecordPlace place, Dictionary<string, RequiredSet> known)
    {
        var sets = new List<RequiredSet>();
        foreach (var set in rule.RequiredTexts.Select(s => s.Select(t => LineLiteral.Of(t, place)).ToList()).Where(s => !s.Contains(null)))
        {
            // Rules share most of their sets.
            var key = string.Join('\n', set.Select(l => KeyOf(l!)));
            sets.Add(known.TryGetValue(key, out var same) ? same : known[key] = new RequiredSet([.. set.DistinctBy(l => KeyOf(l!))!]) { Number = known.Count });
        }

        return sets;
    }

    private static (string, string, string) KeyOf(Literal literal) => (literal.Text.ToLowerInvariant(), literal.Then.ToLowerInvariant(), literal.NotAcross);

    /// <summary>
    /// The escapes that can turn a line into one with a literal: of characters that a literal has, and of those that make up an escape, for it may be escaped in turn.
    /// All others, the most frequent ones in logs (<c>%5C</c>, <c>%40</c>) among them, are none of a rule's business.
    /// </summary>
    private static IEnumerable<Literal> EscapesThatMatter(IEnumerable<char> characters) => characters
        .Where(char.IsAscii).Concat("%u0123456789abcdef").SelectMany(c => new[] { char.ToLowerInvariant(c), char.ToUpperInvariant(c) })
        .Distinct().Select(c => new Literal($"%{(int)c:x2}")).Concat([new Literal("%u00"), new Literal("%e2%84%aa"), new Literal("%u212a")]);
}
