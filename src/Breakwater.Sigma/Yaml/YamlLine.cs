namespace Breakwater.Sigma.Yaml;

/// <summary>Where a line stands in the text of a document.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Indent">Spaces before its content.</param>
/// <param name="End">Behind its last character, without the line break.</param>
internal readonly record struct YamlLine(int Start, int Indent, int End)
{
    /// <summary>Where its content starts.</summary>
    public int Content => Start + Indent;

    public bool IsBlank => Content == End;

    /// <summary>The lines of a text.</summary>
    public static List<YamlLine> AllOf(string text)
    {
        var lines = new List<YamlLine>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n') is >= 0 and var found ? found : text.Length - start;
            var end = start + length;
            end -= end > start && text[end - 1] == '\r' ? 1 : 0;
            var indent = text.AsSpan(start, end - start).IndexOfAnyExcept(' ');
            lines.Add(new YamlLine(start, indent < 0 ? end - start : indent, end));
            start += length + 1;
        }

        return lines;
    }
}
