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

    /// <summary>Of a thousand lines. A rule that more of them could match is cheaper to try by its columns than to search for.</summary>
    private const int MostSuspects = 100;

    /// <summary>A line with this character may be anything (<see cref="RequiredText.Kelvin"/>).</summary>
    private static readonly Literal Kelvin = new(RequiredText.Kelvin.ToString());

    private readonly (ulong[] Sought, RequiredSet[] Others)[] _rules;

    private LineRequirements(List<List<RequiredSet>> rules, int setCount, EverydayTraffic traffic)
    {
        SetCount = setCount;
        var literals = new List<Literal> { Kelvin };
        var numbers = new Dictionary<(string, string, string), int> { [KeyOf(Kelvin)] = 0 };
        var chosen = new List<(RequiredSet Sought, RequiredSet[] Others)>();
        foreach (var sets in rules.OrderBy(r => r.Where(s => s.IsSearchable).Min(s => traffic.Share(s.Literals))))
        {
            // A literal that is sought already costs nothing more.
            var sought = sets.Where(s => s.IsSearchable).MinBy(s => traffic.Share(s.Literals.Where(l => !numbers.ContainsKey(KeyOf(l)))))!;
            literals.AddRange(sought.Literals.Where(l => numbers.TryAdd(KeyOf(l), numbers.Count)));
            chosen.Add((sought, [.. sets.Where(s => s != sought).OrderBy(s => s.IsSearchable ? traffic.Share(s.Literals) : double.MaxValue)]));
        }

        Suspects = new LiteralSet([.. literals, .. EscapesThatMatter(literals.SelectMany(l => l.Text + l.Then))]);
        Escapes = new LiteralSet(EscapesThatMatter(rules.SelectMany(r => r).SelectMany(s => s.Literals.SelectMany(l => l.Text + l.Then).Concat(s.Characters))));
        _rules = [.. chosen.Select(c => (Mask(c.Sought.Literals.Select(l => numbers[KeyOf(l)])), c.Others))];
    }

    /// <summary>How many different sets the rules have.</summary>
    public int SetCount { get; }

    /// <summary>What a line has that can hold all that a rule requires, as written or after decoding.</summary>
    public LiteralSet Suspects { get; }

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

    /// <summary>Whether a line has all that some rule requires.</summary>
    /// <param name="found">What <see cref="Suspects"/> marked in any form of the line.</param>
    /// <param name="forms">The line as written and decoded.</param>
    public bool AreMetBy(ReadOnlySpan<ulong> found, LineForms forms)
    {
        if ((found[0] & 1) != 0)
        {
            return true;
        }

        foreach (var (sought, others) in _rules)
        {
            if (HasAny(found, sought) && forms.HoldOneOfEach(others))
            {
                return true;
            }
        }

        return false;
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

    private ulong[] Mask(IEnumerable<int> literals)
    {
        var mask = new ulong[Suspects.Words];
        foreach (var literal in literals)
        {
            mask[literal >> 6] |= 1UL << (literal & 63);
        }

        return mask;
    }

    private static bool HasAny(ReadOnlySpan<ulong> found, ulong[] mask)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            if ((found[i] & mask[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The escapes that can turn a line into one with a literal: of characters that a literal has, and of those that make up an escape, for it may be escaped in turn.
    /// All others, the most frequent ones in logs (<c>%5C</c>, <c>%40</c>) among them, are none of a rule's business.
    /// </summary>
    private static IEnumerable<Literal> EscapesThatMatter(IEnumerable<char> characters) => characters
        .Where(char.IsAscii).Concat("%u0123456789abcdef").SelectMany(c => new[] { char.ToLowerInvariant(c), char.ToUpperInvariant(c) })
        .Distinct().Select(c => new Literal($"%{(int)c:x2}")).Concat([new Literal("%u00"), new Literal("%e2%84%aa"), new Literal("%u212a")]);
}
