using System.Buffers;
using System.Numerics;
using System.Text;
using Breakwater.Knowledge.LogSources;
using Breakwater.Patterns;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// What a log line must hold for each of some rules to match it, as it stands in the line. One set of texts of each rule, the one that everyday traffic holds least often, is
/// looked for in every line; only in a line with one of those the texts of all others are looked for, at once. Immutable, so threads share it.
/// </summary>
internal sealed class LineRequirements
{
    private const int MostCharacters = 400_000;
    private const int StepBytes = 4096;

    /// <summary>Of a thousand lines. A rule that more of them could match is cheaper to try by its columns than to search for.</summary>
    private const int MostSuspects = 100;

    /// <summary>A line with this character may be anything (<see cref="RequiredText.Kelvin"/>).</summary>
    private static readonly Literal Kelvin = new(RequiredText.Kelvin.ToString());

    // Of each mark of a suspect line the rules that look for it, each by its number and the other sets that it requires; none of an escape.
    private readonly (int Rule, MarkedSet[] Others)[][] _rulesOf;
    private readonly CompanionTexts[] _companionsOf;
    private readonly ulong[] _sought;
    private readonly ulong[] _all;
    private readonly LiteralSet _literals;
    private readonly SearchValues<byte>? _characters;

    private LineRequirements(List<(int Rule, List<RequiredSet> Sets)> rules, IReadOnlyList<Range> words, int setCount, EverydayTraffic traffic)
    {
        WordsOf = words;
        SetCount = setCount;
        var literals = new List<Literal> { Kelvin };
        var numbers = new Dictionary<(string, string, string), int> { [KeyOf(Kelvin)] = 0 };
        var chosen = new List<(int Rule, RequiredSet Sought, List<RequiredSet> Others)>();
        foreach (var (rule, sets) in rules.OrderBy(r => r.Sets.Where(s => s.IsSearchable).Min(traffic.Share)))
        {
            // A literal that is sought already costs nothing more.
            var sought = sets.Where(s => s.IsSearchable).MinBy(s => traffic.Share(s.Literals.Where(l => !numbers.ContainsKey(KeyOf(l)))))!;
            literals.AddRange(sought.Literals.Where(l => numbers.TryAdd(KeyOf(l), numbers.Count)));
            var others = sets.Where(s => s != sought || s.Characters.Length > 0).OrderBy(s => s.IsSearchable ? traffic.Share(s) : double.MaxValue).ToList();
            chosen.Add((rule, sought, others));
        }

        var characters = string.Concat(chosen.SelectMany(c => c.Sought.Characters).Distinct());
        _characters = characters.Length == 0 ? null : SearchValues.Create(Encoding.ASCII.GetBytes(characters));
        _literals = new LiteralSet([.. literals, .. EscapesThatMatter(literals.SelectMany(l => l.Text + l.Then).Concat(characters))]);
        Escapes = new LiteralSet(EscapesThatMatter(rules.SelectMany(r => r.Sets).SelectMany(s => s.Literals.SelectMany(l => l.Text + l.Then).Concat(s.Characters))));
        SuspectWords = (_literals.Count >> 6) + 1;
        _sought = new ulong[SuspectWords];
        foreach (var number in numbers.Values.Append(_literals.Count))
        {
            _sought[number >> 6] |= 1UL << (number & 63);
        }

        var asked = new List<Literal>();
        foreach (var literal in chosen.SelectMany(c => c.Others).SelectMany(s => s.Literals))
        {
            if (numbers.TryAdd(KeyOf(literal), (SuspectWords << 6) + asked.Count))
            {
                asked.Add(literal);
            }
        }

        Others = new LiteralSet(asked);
        _all = new ulong[words.Count == 0 ? 0 : words[^1].End.Value];
        var marked = new Dictionary<RequiredSet, MarkedSet>();
        var rulesOf = Enumerable.Range(0, _literals.Count + 1).Select(_ => new List<(int, MarkedSet[])>()).ToList();
        foreach (var (rule, sought, others) in chosen)
        {
            _all[rule >> 6] |= 1UL << (rule & 63);
            var sets = others.ConvertAll(s => marked.TryGetValue(s, out var same) ? same : marked[s] = new MarkedSet(s, [.. s.Literals.Select(l => numbers[KeyOf(l)])])).ToArray();
            foreach (var number in sought.Literals.Select(l => numbers[KeyOf(l)]).Concat(sought.Characters.Length == 0 ? [] : [_literals.Count]))
            {
                rulesOf[number].Add((rule, sets));
            }
        }

        _rulesOf = [.. rulesOf.Select(r => r.ToArray())];
        var othersOf = chosen.SelectMany(c => c.Sought.Literals.Select(l => (Number: numbers[KeyOf(l)], c.Others))).ToLookup(c => c.Number, c => c.Others);
        _companionsOf = [.. Enumerable.Range(0, _literals.Count + 1).Select(n => n > 0 && n < literals.Count ? CompanionTexts.Of(literals[n], othersOf[n], traffic) : CompanionTexts.None)];
    }

    /// <summary>How many different sets the rules have.</summary>
    public int SetCount { get; }

    /// <summary>For each place in the order in which they were given, where <see cref="Find"/> has a bit for each of its rules.</summary>
    public IReadOnlyList<Range> WordsOf { get; }

    /// <summary>Words that <see cref="Find"/> needs for rules.</summary>
    public int RuleWords => _all.Length;

    /// <summary>Words that <see cref="MarkSuspects"/> needs.</summary>
    public int SuspectWords { get; }

    /// <summary>The texts that are asked of suspect lines only.</summary>
    public LiteralSet Others { get; }

    /// <summary>The escapes that can turn a line into one with a required text.</summary>
    public LiteralSet Escapes { get; }

    /// <summary>Whether most lines show that the rule cannot match them; the others are tried on every line.</summary>
    public static bool SpareFor(SigmaRule rule, RecordPlace place, EverydayTraffic traffic) => SetsOf(rule, place, []).Exists(s => s.IsSearchable && traffic.Share(s) <= MostSuspects);

    /// <summary>Null where some rule requires nothing that a line shows, or all of them too many texts: then every line has to be split.</summary>
    public static LineRequirements? Of(IReadOnlyList<(IReadOnlyList<SigmaRule> Rules, RecordPlace Place)> places)
    {
        var known = new Dictionary<string, RequiredSet>(StringComparer.Ordinal);
        var required = new List<(int, List<RequiredSet> Sets)>();
        var words = new List<Range>();
        var first = 0;
        foreach (var (rules, place) in places)
        {
            required.AddRange(rules.Select((r, i) => ((first << 6) + i, SetsOf(r, place, known))));
            words.Add(first..(first + ((rules.Count + 63) >> 6)));
            first = words[^1].End.Value;
        }

        return required.Exists(r => !r.Sets.Exists(s => s.IsSearchable)) || known.Values.Sum(s => s.Literals.Sum(l => (long)l.Text.Length)) > MostCharacters
            ? null
            : new LineRequirements(required, words, known.Count, new EverydayTraffic());
    }

    /// <summary>A position in the first of these lines in which <see cref="MarkSuspects"/> could mark anything; -1 when there is none.</summary>
    public int FirstSuspect(ReadOnlySpan<byte> lines)
    {
        if (_characters is null)
        {
            return _literals.IndexIn(lines);
        }

        // In steps: else, where every line has the one kind, the other would be searched for to the end from each of them.
        for (int from = 0, end; from < lines.Length; from = end)
        {
            var step = Math.Min(lines.Length, from + StepBytes);
            var rest = lines[step..].IndexOf((byte)'\n');
            end = rest < 0 ? lines.Length : step + rest + 1;
            var part = lines[from..end];
            var at = _literals.IndexIn(part);
            var character = (at < 0 ? part : part[..at]).IndexOfAny(_characters);
            if (at >= 0 || character >= 0)
            {
                return from + (character < 0 ? at : character);
            }
        }

        return -1;
    }

    /// <summary>Sets a bit for each of the texts that a line must hold, as written or after decoding, for any rule to match, and for the escapes of their characters.</summary>
    public void MarkSuspects(ReadOnlySpan<byte> bytes, Span<ulong> found)
    {
        _literals.Mark(bytes, found);
        if (_characters is not null && bytes.ContainsAny(_characters))
        {
            found[_literals.Count >> 6] |= 1UL << (_literals.Count & 63);
        }
    }

    /// <summary>Whether a line is worth looking for all that rules require: it holds more than an escape, and something beside it of what the rules that look for it require.</summary>
    /// <param name="suspects">What <see cref="MarkSuspects"/> marked in any form of the line.</param>
    /// <param name="forms">The line as written and decoded.</param>
    public bool IsSuspect(ReadOnlySpan<ulong> suspects, in LineForms forms)
    {
        for (var word = 0; word < _sought.Length; word++)
        {
            for (var marks = suspects[word] & _sought[word]; marks != 0; marks &= marks - 1)
            {
                if (_companionsOf[(word << 6) + BitOperations.TrailingZeroCount(marks)].MayBeIn(forms))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a line has all that some rule requires.</summary>
    /// <param name="found">What <see cref="MarkSuspects"/> and then <see cref="Others"/> marked in any form of the line.</param>
    /// <param name="forms">The line as written and decoded.</param>
    /// <param name="answers">Room for an answer of each set, all zero.</param>
    /// <param name="rules">Gets the bits of these rules, at first all zero.</param>
    public bool Find(ReadOnlySpan<ulong> found, in LineForms forms, Span<sbyte> answers, Span<ulong> rules)
    {
        if ((found[0] & 1) != 0)
        {
            _all.CopyTo(rules);
            return true;
        }

        var any = false;
        for (var word = 0; word < _sought.Length; word++)
        {
            for (var marks = found[word] & _sought[word]; marks != 0; marks &= marks - 1)
            {
                foreach (var (rule, others) in _rulesOf[(word << 6) + BitOperations.TrailingZeroCount(marks)])
                {
                    if (AreMet(others, found, forms, answers))
                    {
                        rules[rule >> 6] |= 1UL << (rule & 63);
                        any = true;
                    }
                }
            }
        }

        return any;
    }

    /// <summary>Rules share sets: each is asked once for a line.</summary>
    private static bool AreMet(MarkedSet[] sets, ReadOnlySpan<ulong> found, in LineForms forms, Span<sbyte> answers)
    {
        foreach (var set in sets)
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
