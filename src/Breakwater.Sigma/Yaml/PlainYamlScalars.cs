namespace Breakwater.Sigma.Yaml;

/// <summary>The keys and values of <see cref="PlainYamlReader"/>; null for all that is not plainly one.</summary>
internal sealed class PlainYamlScalars(string text, List<YamlLine> lines)
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    // The parser does not take every key with one of these for a key.
    private const string NotInKeys = "?,[]{}#&*!>'\"%@`";

    /// <summary>The first character from there on that is no space.</summary>
    public int Skip(int from, int end)
    {
        while (from < end && text[from] == ' ')
        {
            from++;
        }

        return from;
    }

    /// <summary>The key that starts there, and the position behind its colon.</summary>
    public (string Text, bool IsPlain, int End)? Key(int start, int end)
    {
        if (start < end && text[start] is '\'' or '"')
        {
            return Quoted(start, end) is { } quoted && IsColon(quoted.End, end) ? (quoted.Text, false, quoted.End + 1) : null;
        }

        if (start >= end || Indicators.Contains(text[start]))
        {
            return null;
        }

        for (var i = start; i < end; i++)
        {
            if (IsColon(i, end))
            {
                return text[i - 1] == ' ' ? null : (text[start..i], true, i + 1);
            }

            if (NotInKeys.Contains(text[i]))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A value with nothing but a comment behind it.</summary>
    public (string Text, bool IsPlain)? OnOneLine(int start, int end)
    {
        if (text[start] is '\'' or '"')
        {
            return Quoted(start, end) is { } quoted && IsRestEmpty(quoted.End, end) ? (quoted.Text, false) : null;
        }

        if (Indicators.Contains(text[start]) && !(text[start] == '-' && start + 1 < end && text[start + 1] != ' '))
        {
            return null;
        }

        var last = start;
        for (var i = start; i < end && !IsComment(i); i++)
        {
            if (IsColon(i, end))
            {
                return null;
            }

            last = text[i] == ' ' ? last : i;
        }

        return (text[start..(last + 1)], true);
    }

    /// <summary>A block of lines, kept as they are (<c>|</c>) or joined (<c>&gt;</c>); its last line break stays unless a minus follows the sign.</summary>
    /// <param name="start">Of the sign.</param>
    /// <param name="indent">Of what it is the value of.</param>
    /// <param name="at">The line of the sign; then the first line behind the block.</param>
    public string? Block(int start, int indent, ref int at)
    {
        var isStripped = text.AsSpan(start + 1, lines[at].End - start - 1).TrimEnd(' ') is "-";
        if (!isStripped && Skip(start + 1, lines[at].End) < lines[at].End)
        {
            return null;
        }

        var first = ++at;
        if (at == lines.Count || lines[at].IsBlank || lines[at].Indent <= indent)
        {
            return null;
        }

        var column = lines[at].Indent;
        var last = at;
        for (; at < lines.Count && (lines[at].IsBlank || lines[at].Indent >= column); at++)
        {
            if (lines[at].IsBlank && lines[at].Indent > column)
            {
                return null;
            }

            last = lines[at].IsBlank ? last : at;
        }

        // Whether a text that breaks off has its last line break is the parser's to say.
        return lines[last].End == text.Length || (at < lines.Count && lines[at].Indent > indent) ? null
            : text[start] == '>' ? Folded(first, last, column, isStripped)
            : string.Join('\n', Enumerable.Range(first, last - first + 1).Select(i => LineFrom(i, column))) + (isStripped ? "" : "\n");
    }

    /// <summary>Joined by spaces, where no blank or deeper line makes it difficult.</summary>
    private string? Folded(int first, int last, int column, bool isStripped)
    {
        for (var i = first; i <= last; i++)
        {
            if (lines[i].Indent != column || lines[i].IsBlank || text[lines[i].End - 1] == ' ')
            {
                return null;
            }
        }

        return string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => LineFrom(i, column))) + (isStripped ? "" : "\n");
    }

    private string LineFrom(int line, int column) => lines[line].IsBlank ? "" : text[(lines[line].Start + column)..lines[line].End];

    /// <summary>A quoted text that ends on its line, without escapes other than a doubled single quote.</summary>
    private (string Text, int End)? Quoted(int start, int end)
    {
        var quote = text[start];
        for (var i = start + 1; i < end; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                return null;
            }

            if (text[i] != quote)
            {
                continue;
            }

            if (quote == '\'' && i + 1 < end && text[i + 1] == quote)
            {
                i++;
                continue;
            }

            var inner = text[(start + 1)..i];
            return (quote == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal) : inner, i + 1);
        }

        return null;
    }

    private bool IsRestEmpty(int from, int end) => Skip(from, end) is var rest && (rest == end || IsComment(rest));

    private bool IsColon(int at, int end) => at < end && text[at] == ':' && (at + 1 == end || text[at + 1] == ' ');

    private bool IsComment(int at) => text[at] == '#' && text[at - 1] == ' ';
}
