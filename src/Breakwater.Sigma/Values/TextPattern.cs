using System.Globalization;
using System.Text;

namespace Breakwater.Sigma.Values;

/// <summary>One text value with its wildcards, matched against whole field values without backtracking.</summary>
internal sealed class TextPattern
{
    private readonly SigmaText _text;
    private readonly StringComparison _comparison;
    private readonly bool _openStart;
    private readonly bool _openEnd;

    // Most patterns of a rule collection meet no value. Threads that make them at a time make the same.
    private TextSegment[]? _made;

    public TextPattern(SigmaText text, TextPlacement placement, bool cased)
    {
        var symbols = text.Symbols;
        _comparison = cased ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        _openStart = placement is TextPlacement.Contains or TextPlacement.EndsWith || (symbols.Length > 0 && symbols[0] == SigmaText.AnyMany);
        _openEnd = placement is TextPlacement.Contains or TextPlacement.StartsWith || (symbols.Length > 0 && symbols[^1] == SigmaText.AnyMany);
        _text = text;
    }

    private TextSegment[] Segments => _made ??= Split(_text.Symbols);

    /// <summary>How the pattern is placed when it is one literal, so that many can share an index.</summary>
    public TextPlacement Placement => (_openStart, _openEnd) switch
    {
        (false, false) => TextPlacement.Whole,
        (false, true) => TextPlacement.StartsWith,
        (true, false) => TextPlacement.EndsWith,
        _ => TextPlacement.Contains,
    };

    /// <summary>The pattern's text when it is one literal, else null.</summary>
    public string? Literal => Segments switch
    {
        [] when !_openStart => "",
        [var only] => only.Literal,
        _ => null,
    };

    /// <summary>Equal for equal patterns of tests that treat case alike.</summary>
    /// <param name="key">Takes it, in one piece.</param>
    public void AddKey(StringBuilder key)
    {
        var start = key.Append(_openStart ? '*' : '=').Append(_openEnd ? '*' : '=').Length;
        foreach (var symbol in _text.Symbols)
        {
            AddKey(key, symbol);
        }

        // Told by its length, where it ends.
        key.Append(CultureInfo.InvariantCulture, $" {key.Length - start} ");
    }

    /// <summary>The texts that occur in every value that matches.</summary>
    public IEnumerable<string> Runs => Segments.SelectMany(segment => segment.Runs);

    public bool IsMatch(ReadOnlySpan<char> value)
    {
        var segments = Segments;
        int first = 0, last = segments.Length;
        if (last == 0)
        {
            return _openStart || _openEnd || value.IsEmpty;
        }

        if (!_openStart && !_openEnd && last == 1)
        {
            return value.Length == segments[0].Length && segments[0].IsAtStartOf(value);
        }

        if (!_openStart)
        {
            if (!segments[0].IsAtStartOf(value))
            {
                return false;
            }

            value = value[segments[first++].Length..];
        }

        if (!_openEnd)
        {
            var segment = segments[--last];
            if (value.Length < segment.Length || !segment.IsAtStartOf(value[^segment.Length..]))
            {
                return false;
            }

            value = value[..^segment.Length];
        }

        // Leftmost is always right: a later place for this segment leaves less for the next ones.
        for (var i = first; i < last; i++)
        {
            var at = segments[i].IndexIn(value);
            if (at < 0)
            {
                return false;
            }

            value = value[(at + segments[i].Length)..];
        }

        return true;
    }

    private static StringBuilder AddKey(StringBuilder key, int symbol) => symbol switch
    {
        SigmaText.AnyMany => key.Append(@"\*"),
        SigmaText.AnyOne => key.Append(@"\?"),
        SigmaText.AnyDash => key.Append(@"\-"),
        '\\' => key.Append(@"\\"),
        _ => key.Append((char)symbol),
    };

    private TextSegment[] Split(ReadOnlySpan<int> symbols)
    {
        symbols = symbols.Trim(SigmaText.AnyMany);
        if (!symbols.Contains(SigmaText.AnyMany))
        {
            return symbols.IsEmpty ? [] : [new TextSegment(symbols, _comparison)];
        }

        var segments = new List<TextSegment>(1);
        foreach (var part in symbols.Split(SigmaText.AnyMany))
        {
            if (part.Start.Value < part.End.Value)
            {
                segments.Add(new TextSegment(symbols[part], _comparison));
            }
        }

        return [.. segments];
    }
}
