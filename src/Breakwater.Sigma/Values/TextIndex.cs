using System.Buffers;

namespace Breakwater.Sigma.Values;

/// <summary>Many patterns asked at once; equals trying each of them in turn.</summary>
internal sealed class TextIndex
{
    private readonly EdgeIndex _whole;
    private readonly EdgeIndex _starts;
    private readonly EdgeIndex _ends;
    private readonly SearchValues<string>? _inside;
    private readonly TextPattern[] _others;

    public TextIndex(IReadOnlyList<TextPattern> patterns, bool cased)
    {
        var comparer = cased ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        _whole = new EdgeIndex(Of(TextPlacement.Whole), comparer);
        _starts = new EdgeIndex(Of(TextPlacement.StartsWith), comparer);
        _ends = new EdgeIndex(Of(TextPlacement.EndsWith), comparer);
        var inside = Of(TextPlacement.Contains).ToArray();
        _inside = inside.Length == 0 ? null : SearchValues.Create(inside, cased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        _others = [.. patterns.Where(pattern => pattern.Literal is null)];

        IEnumerable<string> Of(TextPlacement placement) =>
            patterns.Where(pattern => pattern.Placement == placement).Select(pattern => pattern.Literal).OfType<string>();
    }

    public bool IsMatch(ReadOnlySpan<char> value)
    {
        if (_whole.HasLength(value.Length) && _whole.Contains(value))
        {
            return true;
        }

        foreach (var length in _starts.Lengths)
        {
            if (length <= value.Length && _starts.Contains(value[..length]))
            {
                return true;
            }
        }

        foreach (var length in _ends.Lengths)
        {
            if (length <= value.Length && _ends.Contains(value[^length..]))
            {
                return true;
            }
        }

        if (_inside is not null && value.ContainsAny(_inside))
        {
            return true;
        }

        foreach (var pattern in _others)
        {
            if (pattern.IsMatch(value))
            {
                return true;
            }
        }

        return false;
    }
}
