using System.Buffers;
using System.Numerics;
using Breakwater.Patterns;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// How often everyday lines hold a text: one that many hold is no text to pick out lines by. It decides how fast logs are read, never what is found.
/// </summary>
internal sealed class EverydayTraffic
{
    // Of a text that no everyday line has nothing is known; it is rarer the longer it is, and much rarer than one that stands here.
    private const double Unknown = 0.01;

    private static readonly SearchValues<char> Held = SearchValues.Create(string.Concat(EverydayLines.All.Select(l => l.Line)));

    private readonly Dictionary<Literal, ulong> _known = [];

    /// <summary>Whether hardly any line has the character, so that it picks out lines by itself.</summary>
    public static bool IsRare(char c) => char.IsAscii(c) && !char.IsControl(c) && !char.IsAsciiLetterOrDigit(c) && !Held.Contains(c);

    /// <summary>How many of a thousand everyday lines hold what the set requires, as a number to compare by.</summary>
    public double Share(RequiredSet set) => Share(set.Literals) + (set.Characters.Length * Unknown);

    /// <summary>How many of a thousand everyday lines hold one of these literals, as a number to compare by.</summary>
    public double Share(IEnumerable<Literal> literals)
    {
        var lines = 0UL;
        var share = 0.0;
        foreach (var literal in literals)
        {
            var with = LinesWith(literal);
            lines |= with;
            share += with == 0 ? Unknown / (literal.Text.Length + literal.Then.Length) : 0;
        }

        return share + WeightOf(lines);
    }

    /// <summary>How many of a thousand everyday lines hold one of these literals and another text too.</summary>
    public long ShareBeside(Literal other, IEnumerable<Literal> literals)
    {
        var lines = literals.Aggregate(0UL, (all, literal) => all | LinesWith(literal));
        return WeightOf(lines & LinesWith(other));
    }

    private static long WeightOf(ulong lines)
    {
        var weight = 0L;
        for (; lines != 0; lines &= lines - 1)
        {
            weight += EverydayLines.All[BitOperations.TrailingZeroCount(lines)].Weight;
        }

        return weight;
    }

    /// <summary>A bit for each everyday line that holds the literal.</summary>
    private ulong LinesWith(Literal literal)
    {
        if (_known.TryGetValue(literal, out var known))
        {
            return known;
        }

        var lines = 0UL;
        var (text, then) = (literal.Text.ToLowerInvariant(), literal.Then.ToLowerInvariant());
        for (var i = 0; i < EverydayLines.All.Count; i++)
        {
            lines |= Holds(EverydayLines.All[i].Line, text, then, literal.NotAcross) ? 1UL << i : 0;
        }

        _known[literal] = lines;
        return lines;
    }

    private static bool Holds(string line, string text, string then, string notAcross)
    {
        for (var at = line.IndexOf(text, StringComparison.Ordinal); at >= 0; at = line.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            var rest = line.AsSpan(at + text.Length);
            var next = rest.IndexOf(then, StringComparison.Ordinal);
            if (next >= 0 && !rest[..next].ContainsAny(notAcross))
            {
                return true;
            }
        }

        return false;
    }
}
