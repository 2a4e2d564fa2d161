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
    private const int AsciiWords = 2;

    /// <summary>A line with this character may be anything (<see cref="RequiredText.Kelvin"/>).</summary>
    private static readonly Literal Kelvin = new(RequiredText.Kelvin.ToString());

    /// <summary>For each rule its sets, the rarest first, as numbers of literals and complements of characters.</summary>
    private readonly List<int[][]> _rules;
    private readonly char[] _characters;

    private LineRequirements(List<int[][]> rules, List<Literal> literals, List<Literal> sought)
    {
        _rules = rules;
        var characters = rules.SelectMany(r => r).SelectMany(s => s).Where(n => n < 0).Select(n => new Literal(((char)~n).ToString())).ToList();
        Literals = new LiteralSet(literals);
        Escapes = new LiteralSet(EscapesThatMatter([.. literals, .. characters]));
        Suspects = new LiteralSet([.. sought, .. EscapesThatMatter(sought)]);
        _characters = [.. characters.Select(c => c.Text[0]).Distinct()];
    }

    /// <summary>Every literal of every rule.</summary>
    public LiteralSet Literals { get; }

    /// <summary>The escapes that can turn a line into one with a literal.</summary>
    public LiteralSet Escapes { get; }

    /// <summary>What a line has that can hold all that a rule requires, as written or after decoding.</summary>
    public LiteralSet Suspects { get; }

    /// <summary>Whether some text is too short to be a literal, so that the characters of a line tell more about it.</summary>
    public bool AsksCharacters => _characters.Length > 0;

    /// <summary>Words for <see cref="AreMetBy"/>: a bit for each literal, then one for each ASCII character.</summary>
    public int Words => Literals.Words + AsciiWords;

    /// <summary>Null where some rule requires nothing that a line shows: then every line has to be split.</summary>
    public static LineRequirements? Of(IEnumerable<(SigmaRule Rule, RecordPlace Place)> rules)
    {
        var literals = new LiteralNumbers();
        literals.Of(Kelvin);
        var required = rules.Select(r => SetsOf(r.Rule, r.Place, literals)).ToList();
        if (required.Exists(r => !Array.Exists(r, IsSearchable)) || literals.All.Sum(l => (long)l.Text.Length) > MostCharacters)
        {
            return null;
        }

        var traffic = new EverydayTraffic(literals.All);
        var sought = Sought(required, traffic);
        return new LineRequirements([.. required.Select(r => r.OrderBy(s => IsSearchable(s) ? traffic.Share(s) : double.MaxValue).ToArray())], literals.All, [Kelvin, .. sought.Select(i => literals.All[i])]);
    }

    /// <summary>Whether a line with these literals and characters has all that some rule requires.</summary>
    public bool AreMetBy(ReadOnlySpan<ulong> found)
    {
        if ((found[0] & 1) != 0)
        {
            return true;
        }

        foreach (var rule in _rules)
        {
            if (HasOneOfEach(rule, found))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes every character for present.</summary>
    public void MarkAllCharacters(Span<ulong> found) => found[Literals.Words..].Fill(ulong.MaxValue);

    /// <summary>Sets the bits of the asked characters that the line has.</summary>
    public void MarkCharacters(ReadOnlySpan<byte> line, Span<ulong> found)
    {
        foreach (var character in _characters)
        {
            if (line.IndexOfAny((byte)character, (byte)char.ToUpperInvariant(character)) >= 0)
            {
                found[Literals.Words + (character >> 6)] |= 1UL << (character & 63);
            }
        }
    }

    private static int[][] SetsOf(SigmaRule rule, RecordPlace place, LiteralNumbers literals) =>
    [
        .. rule.RequiredTexts.Select(s => s.Select(t => LineLiteral.Of(t, place)).ToList()).Where(s => !s.Contains(null))
            .Select(s => s.Select(l => l!.Text.Length < LineLiteral.Shortest ? ~CharacterOf(l.Text) : literals.Of(l)).Distinct().ToArray()),
    ];

    private static int CharacterOf(string text) => char.ToLowerInvariant(text.MinBy(c => char.IsAsciiLetterOrDigit(c) ? 1 : 0));

    private static bool IsSearchable(int[] set) => !Array.Exists(set, n => n < 0);

    /// <summary>Of each rule its rarest set, where a literal that is sought already costs nothing more.</summary>
    private static SortedSet<int> Sought(List<int[][]> rules, EverydayTraffic traffic)
    {
        var sought = new SortedSet<int>();
        foreach (var sets in rules.Select(r => r.Where(IsSearchable).ToList()).OrderBy(r => r.Min(s => traffic.Share(s))))
        {
            sought.UnionWith(sets.MinBy(s => traffic.Share(s.Where(n => !sought.Contains(n))))!);
        }

        return sought;
    }

    private bool HasOneOfEach(int[][] sets, ReadOnlySpan<ulong> found)
    {
        foreach (var set in sets)
        {
            if (!HasOneOf(set, found))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasOneOf(int[] set, ReadOnlySpan<ulong> found)
    {
        foreach (var number in set)
        {
            var bit = number >= 0 ? number : (Literals.Words << 6) + ~number;
            if ((found[bit >> 6] >> (bit & 63) & 1) != 0)
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
    private static IEnumerable<Literal> EscapesThatMatter(List<Literal> literals) => literals
        .SelectMany(l => l.Text + l.Then).Where(char.IsAscii).Concat("%u0123456789abcdef").SelectMany(c => new[] { char.ToLowerInvariant(c), char.ToUpperInvariant(c) })
        .Distinct().Select(c => new Literal($"%{(int)c:x2}")).Concat([new Literal("%u00"), new Literal("%e2%84%aa"), new Literal("%u212a")]);

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
