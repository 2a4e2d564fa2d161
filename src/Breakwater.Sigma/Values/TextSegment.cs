using System.Buffers;

namespace Breakwater.Sigma.Values;

/// <summary>The part of a pattern between two `*`: always of one length.</summary>
internal sealed class TextSegment
{
    private static readonly SearchValues<char> Dashes = SearchValues.Create(SigmaText.Dashes);

    private readonly (int Offset, string Text)[] _runs;
    private readonly int[] _dashes;
    private readonly StringComparison _comparison;
    private readonly int _longest = -1;

    // Without culture data, as this program runs, IndexOf goes character by character when it ignores case. Threads that make it at a time make the same.
    private SearchValues<string>? _search;

    /// <summary>A segment without wildcards, as most are.</summary>
    public TextSegment(string text, StringComparison comparison)
    {
        Length = text.Length;
        _comparison = comparison;
        (_runs, _dashes, _longest) = ([(0, text)], [], 0);
    }

    public TextSegment(ReadOnlySpan<int> symbols, StringComparison comparison)
    {
        Length = symbols.Length;
        _comparison = comparison;
        var runs = new List<(int Offset, string Text)>(1);
        var dashes = new List<int>(0);
        for (var i = 0; i < symbols.Length; i++)
        {
            var start = i;
            while (i < symbols.Length && symbols[i] >= 0)
            {
                i++;
            }

            if (i > start)
            {
                runs.Add((start, SigmaText.TextOf(symbols[start..i])));
                _longest = _longest < 0 || i - start > runs[_longest].Text.Length ? runs.Count - 1 : _longest;
            }

            if (i < symbols.Length && symbols[i] == SigmaText.AnyDash)
            {
                dashes.Add(i);
            }
        }

        (_runs, _dashes) = ([.. runs], [.. dashes]);
    }

    public int Length { get; }

    /// <summary>The whole segment when it has no wildcard, else null.</summary>
    public string? Literal => _runs.Length == 1 && _runs[0].Text.Length == Length ? _runs[0].Text : Length == 0 ? "" : null;

    /// <summary>The texts that occur wherever the segment does.</summary>
    public IEnumerable<string> Runs => _runs.Select(run => run.Text);

    public bool IsAtStartOf(ReadOnlySpan<char> value)
    {
        if (value.Length < Length)
        {
            return false;
        }

        foreach (var (offset, text) in _runs)
        {
            if (!value.Slice(offset, text.Length).Equals(text, _comparison))
            {
                return false;
            }
        }

        foreach (var offset in _dashes)
        {
            if (!Dashes.Contains(value[offset]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the segment first occurs, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> value)
    {
        for (var at = 0; at <= value.Length - Length; at++)
        {
            if (_longest >= 0)
            {
                var (offset, text) = _runs[_longest];
                _search ??= SearchValues.Create([text], _comparison);
                var found = value[(at + offset)..].IndexOfAny(_search);
                if (found < 0)
                {
                    return -1;
                }

                at += found;
            }

            if (at <= value.Length - Length && IsAtStartOf(value[at..]))
            {
                return at;
            }
        }

        return -1;
    }
}
