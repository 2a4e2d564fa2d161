using System.Buffers;

namespace Breakwater.Sigma.Yaml;

/// <summary>
/// Reads a document that is written the way nearly all rules are: block maps and lists, each value on one line or a literal block. Thirty times as fast as a parser of all of YAML, which
/// takes most of the time of loading thousands of rules. Gives null for whatever else YAML allows and for every error; its twin, <see cref="YamlTreeReader"/>, which it must equal, then reads
/// the document and says what is wrong.
/// </summary>
internal sealed class PlainYamlReader
{
    private const int MaxKeyChars = 1024;

    /// <summary>Control characters, YAML's other line breaks, and what a parser may refuse.</summary>
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA1).Where(c => c is < ' ' and not '\n' and not '\r' or > '~').Select(c => (char)c), '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF']);

    private readonly string _text;
    private readonly int _firstLine;
    private readonly List<YamlLine> _lines;
    private readonly PlainYamlScalars _scalars;
    private int _at;

    private PlainYamlReader(string text, int firstLine, List<YamlLine> lines)
    {
        _text = text;
        _firstLine = firstLine;
        _lines = lines;
        _scalars = new PlainYamlScalars(text, lines);
    }

    private bool IsAtEnd => _at == _lines.Count;

    private YamlLine Line => _lines[_at];

    /// <summary>The document; null when only the parser can tell.</summary>
    /// <param name="text">One document of a file.</param>
    /// <param name="firstLine">Number of its first line in the file.</param>
    public static YamlValue? Read(string text, int firstLine)
    {
        if (text.AsSpan().ContainsAny(Unusual) || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return null;
        }

        var reader = new PlainYamlReader(text, firstLine, YamlLine.AllOf(text));
        reader.SkipMarker();
        var document = reader.IsAtEnd || reader.Line.Indent > 0 ? null : reader.ReadBlock(0);
        return reader.IsAtEnd ? document : null;
    }

    private void SkipMarker()
    {
        SkipBlank();
        if (!IsAtEnd && _text.AsSpan(Line.Start, Line.End - Line.Start) is "---")
        {
            _at++;
            SkipBlank();
        }
    }

    private void SkipBlank()
    {
        while (!IsAtEnd && (Line.IsBlank || _text[Line.Content] == '#'))
        {
            _at++;
        }
    }

    private YamlValue? ReadBlock(int depth) => depth > Limits.Depth ? null : IsItem(Line) ? ReadList(depth) : ReadMap(Line.Indent, depth);

    /// <param name="indent">Where the keys stand; the first one may follow the dash of a list.</param>
    private YamlMap? ReadMap(int indent, int depth)
    {
        var line = _firstLine + _at;
        var entries = new List<KeyValuePair<YamlScalar, YamlValue>>();
        var size = 1;
        do
        {
            // Before the key of a compact map stands the dash that was looked at; before any other the line is blank.
            if (_scalars.Key(Line.Start + indent, Line.End) is not { } key || Repeats(entries, key.Text))
            {
                return null;
            }

            var name = new YamlScalar(_firstLine + _at, key.Text, key.IsPlain);
            if (ReadValue(key.End, indent, depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new(name, value));
            size += value.Size + 1;
            SkipBlank();
        }
        while (!IsAtEnd && Line.Indent == indent && !IsItem(Line));

        return IsAtEnd || Line.Indent < indent ? new YamlMap(line, entries, size) : null;
    }

    private YamlList? ReadList(int depth)
    {
        var (line, indent) = (_firstLine + _at, Line.Indent);
        var items = new List<YamlValue>();
        var size = 1;
        while (!IsAtEnd && Line.Indent == indent && IsItem(Line))
        {
            var column = 1 + _text.AsSpan(Line.Content + 1, Line.End - Line.Content - 1).IndexOfAnyExcept(' ');
            YamlValue? item = column == 0 || depth == Limits.Depth ? null
                : _scalars.Key(Line.Content + column, Line.End) is not null ? ReadMap(indent + column, depth + 1)
                : ReadScalar(Line.Content + column, indent);
            if (item is null)
            {
                return null;
            }

            items.Add(item);
            size += item.Size;
            SkipBlank();
        }

        return IsAtEnd || Line.Indent <= indent ? new YamlList(line, items, size) : null;
    }

    /// <summary>What follows a key: on its line, or below it.</summary>
    private YamlValue? ReadValue(int from, int indent, int depth)
    {
        var start = _scalars.Skip(from, Line.End);
        if (start < Line.End && _text[start] != '#')
        {
            return depth > Limits.Depth ? null : ReadScalar(start, indent);
        }

        var line = _firstLine + _at++;
        SkipBlank();
        return !IsAtEnd && (Line.Indent > indent || (Line.Indent == indent && IsItem(Line))) ? ReadBlock(depth) : depth > Limits.Depth ? null : new YamlScalar(line, "", isPlain: true);
    }

    private YamlScalar? ReadScalar(int start, int indent)
    {
        var line = _firstLine + _at;
        if (_text[start] is '|' or '>')
        {
            return _scalars.Block(start, indent, ref _at) is { } block ? new YamlScalar(line, block, isPlain: false) : null;
        }

        if (_scalars.OnOneLine(start, Line.End) is not { } scalar)
        {
            return null;
        }

        _at++;
        SkipBlank();

        // A deeper line would go on with the value, or be an error.
        return !IsAtEnd && Line.Indent > indent ? null : new YamlScalar(line, scalar.Text, scalar.IsPlain);
    }

    private bool IsItem(YamlLine line) => _text[line.Content] == '-' && (line.Content + 1 == line.End || _text[line.Content + 1] == ' ');

    /// <summary>Few keys stand in a map; one that merges another map is the parser's.</summary>
    private static bool Repeats(List<KeyValuePair<YamlScalar, YamlValue>> entries, string key) => key == "<<" || key.Length > MaxKeyChars || entries.Count > 100 || entries.Exists(e => e.Key.Text == key);
}
