using System.Buffers;

namespace Breakwater.Sigma.Values;

/// <summary>The part of a pattern between two `*`: always of one length.</summary>
internal sealed class TextSegment
{
    private static readonly SearchValues<char> Dashes = SearchValues.Create(SigmaText.Dashes);

    private readonly List<(int Offset, string Text)> _runs = [];
    private readonly List<int> _dashes = [];
    private readonly StringComparison _comparison;
    private readonly int _longest = -1;

    public TextSegment(IReadOnlyList<int> symbols, StringComparison comparison)
    {
        Length = symbols.Count;
        _comparison = comparison;
        for (var i = 0; i < symbols.Count; i++)
        {
            var start = i;
            while (i < symbols.Count && symbols[i] >= 0)
            {
                i++;
            }

            if (i > start)
            {
                _runs.Add((start, string.Concat(symbols.Skip(start).Take(i - start).Select(symbol => (char)symbol))));
                _longest = _longest < 0 || _runs[^1].Text.Length > _runs[_longest].Text.Length ? _runs.Count - 1 : _longest;
            }

            if (i < symbols.Count && symbols[i] == SigmaText.AnyDash)
            {
                _dashes.Add(i);
            }
        }
    }

    public int Length { get; }

    /// <summary>The whole segment when it has no wildcard, else null.</summary>
    public string? Literal => _runs.Count == 1 && _runs[0].Text.Length == Length ? _runs[0].Text : Length == 0 ? "" : null;

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
                var found = value[(at + offset)..].IndexOf(text, _comparison);
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
