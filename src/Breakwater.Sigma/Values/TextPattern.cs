namespace Breakwater.Sigma.Values;

/// <summary>One text value with its wildcards, matched against whole field values without backtracking.</summary>
internal sealed class TextPattern : IEquatable<TextPattern>
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

    private TextSegment[] Segments => _made ??= Split();

    /// <summary>How the pattern is placed when it is one literal, so that many can share an index.</summary>
    public TextPlacement Placement => (_openStart, _openEnd) switch
    {
        (false, false) => TextPlacement.Whole,
        (false, true) => TextPlacement.StartsWith,
        (true, false) => TextPlacement.EndsWith,
        _ => TextPlacement.Contains,
    };

    /// <summary>The pattern's text when it is one literal, else null.</summary>
    public string? Literal => _text.Plain is { Length: > 0 } plain ? plain : Segments switch
    {
        [] when !_openStart => "",
        [var only] => only.Literal,
        _ => null,
    };

    /// <summary>The texts that occur in every value that matches.</summary>
    public IEnumerable<string> Runs => _text.Plain is { Length: > 0 } plain ? [plain] : Segments.SelectMany(segment => segment.Runs);

    public bool Equals(TextPattern? other) =>
        other is not null && _openStart == other._openStart && _openEnd == other._openEnd && _comparison == other._comparison && _text.Equals(other._text);

    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    public override int GetHashCode() => HashCode.Combine(_openStart, _openEnd, _text);

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

    private TextSegment[] Split()
    {
        if (_text.Plain is { } plain)
        {
            return plain.Length == 0 ? [] : [new TextSegment(plain, _comparison)];
        }

        var symbols = _text.Symbols.Trim(SigmaText.AnyMany);
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
