using System.Text;

namespace Breakwater.Mitigation.Editing;

/// <summary>
/// A configuration file under edit: each edit is a textual splice, so that comments, white space, encoding and line endings of everything else stay as they are.
/// Positions are found anew after each splice; files are small and edits few.
/// </summary>
internal sealed class MarkupText
{
    private readonly EncodedText _encoded;

    private MarkupText(EncodedText encoded, MarkupElement root) => (_encoded, Text, Root) = (encoded, encoded.Text, root);

    public string Text { get; private set; }

    public MarkupElement Root { get; private set; }

    private string NewLine => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Null when the file cannot be written back byte by byte or its markup is not understood.</summary>
    public static MarkupText? TryRead(byte[] bytes) => EncodedText.TryRead(bytes) is { } encoded && MarkupScanner.Scan(encoded.Text) is { } root ? new MarkupText(encoded, root) : null;

    public byte[] ToBytes() => (_encoded with { Text = Text }).ToBytes();

    /// <summary>The element at a path of names below the root; each that is missing is made, as the last child of its parent.</summary>
    public MarkupElement Ensure(Func<MarkupElement, MarkupElement> from, params ReadOnlySpan<string> path)
    {
        var names = path.ToArray();
        for (var depth = 0; depth < names.Length; depth++)
        {
            var parent = Walk(from(Root), names.AsSpan(0, depth));
            if (parent.Child(names[depth]) is null)
            {
                InsertLast(parent, $"<{names[depth]} />");
            }
        }

        return Walk(from(Root), names);
    }

    private static MarkupElement Walk(MarkupElement at, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            at = at.Child(name)!;
        }

        return at;
    }

    public void SetAttribute(MarkupElement element, string name, string value)
    {
        if (element.Attributes.Find(a => a.Name == name) is { } attribute)
        {
            Splice(attribute.ValueStart, attribute.ValueEnd, Escape(value, attribute.Quote));
            return;
        }

        var end = element.ContentStart - (element.IsSelfClosing ? 2 : 1);
        while (char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        Splice(end, end, $" {name}=\"{Escape(value)}\"");
    }

    /// <summary>Removes an element with the line it stands on.</summary>
    public void Remove(MarkupElement element)
    {
        var from = element.Start;
        var line = from;
        while (line > 0 && Text[line - 1] is ' ' or '\t')
        {
            line--;
        }

        if (line > 0 && Text[line - 1] == '\n')
        {
            from = line - (line > 1 && Text[line - 2] == '\r' ? 2 : 1);
        }

        Splice(from, element.End, "");
    }

    /// <param name="lines">Markup, one line each, indented by two blanks a level.</param>
    public void InsertLast(MarkupElement parent, params string[] lines) => Insert(parent, parent.Children.Count > 0 ? parent.Children[^1] : null, lines);

    /// <summary>Inserts before all other children of the parent, or behind one of them.</summary>
    public void Insert(MarkupElement parent, MarkupElement? behind, params string[] lines)
    {
        var outer = Indentation(parent);
        if (parent.IsSelfClosing)
        {
            var end = parent.ContentStart - 2;
            while (char.IsWhiteSpace(Text[end - 1]))
            {
                end--;
            }

            var inner = outer is null ? string.Concat(lines.Select(l => l.Trim())) : Block(lines, outer + Unit(outer)) + NewLine + outer;
            Splice(end, parent.ContentStart, $">{inner}</{TagName(parent)}>");
            return;
        }

        var at = behind?.End ?? parent.ContentStart;
        var indent = outer is null ? null : parent.Children.Select(Indentation).FirstOrDefault(i => i is not null) ?? outer + Unit(outer);
        var close = indent is not null && string.IsNullOrWhiteSpace(Text[parent.ContentStart..parent.ContentEnd]) && !Text[parent.ContentStart..parent.ContentEnd].Contains('\n', StringComparison.Ordinal);
        Splice(at, at, indent is null ? string.Concat(lines.Select(l => l.Trim())) : Block(lines, indent) + (close ? NewLine + outer : ""));
    }

    private string Block(string[] lines, string indent)
    {
        var block = new StringBuilder();
        foreach (var line in lines)
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            block.Append(NewLine).Append(indent).Append(string.Concat(Enumerable.Repeat(Unit(indent), depth))).Append(line.TrimStart());
        }

        return block.ToString();
    }

    private static string Unit(string indent) => indent.Contains('\t', StringComparison.Ordinal) ? "\t" : indent.Length % 4 == 0 && indent.Length > 0 ? "    " : "  ";

    /// <summary>The blanks before an element that begins its line; null when something else stands before it, as in a minified file.</summary>
    private string? Indentation(MarkupElement element)
    {
        var line = element.Start;
        while (line > 0 && Text[line - 1] is ' ' or '\t')
        {
            line--;
        }

        // The root often follows the declaration on its line, and still its children begin lines of their own.
        return line == 0 || Text[line - 1] == '\n' ? Text[line..element.Start] : element.Parent is null && element.Children.Exists(c => Indentation(c) is not null) ? "" : null;
    }

    private string TagName(MarkupElement element)
    {
        var end = element.Start + 1;
        while (!char.IsWhiteSpace(Text[end]) && Text[end] is not ('>' or '/'))
        {
            end++;
        }

        return Text[(element.Start + 1)..end];
    }

    public static string Escape(string value, char quote = '"') => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace($"{quote}", quote == '"' ? "&quot;" : "&#39;", StringComparison.Ordinal);

    private void Splice(int from, int to, string inserted)
    {
        Text = string.Concat(Text.AsSpan(0, from), inserted, Text.AsSpan(to));
        Root = MarkupScanner.Scan(Text) ?? throw new InvalidOperationException("an edit broke the markup");
    }
}
