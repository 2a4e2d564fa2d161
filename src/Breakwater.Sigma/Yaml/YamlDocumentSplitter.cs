namespace Breakwater.Sigma.Yaml;

/// <summary>Cuts a file at its document markers, so that a broken document does not hide the errors of the next.</summary>
/// <remarks>YAML 1.2 rule 206 (c-forbidden): a line that begins with '---' is a marker even inside a quoted or block text.</remarks>
internal static class YamlDocumentSplitter
{
    public static IEnumerable<(string Text, int FirstLine)> Split(string text)
    {
        int start = 0, startLine = 1, line = 1;
        for (var at = 0; at < text.Length; line++)
        {
            if (at > start && IsMarker(text.AsSpan(at)))
            {
                if (HasContent(text.AsSpan(start, at - start)))
                {
                    yield return (text[start..at], startLine);
                }

                (start, startLine) = (at, line);
            }

            at = NextLine(text, at);
        }

        if (HasContent(text.AsSpan(start)))
        {
            yield return (text[start..], startLine);
        }
    }

    private static int NextLine(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\n', '\r');
        if (end < 0)
        {
            return text.Length;
        }

        at += end;
        return text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static bool IsMarker(ReadOnlySpan<char> line) =>
        line.StartsWith("---", StringComparison.Ordinal) && (line.Length == 3 || line[3] is ' ' or '\t' or '\n' or '\r');

    /// <summary>Comments, directives and blank lines before the first marker are no document.</summary>
    private static bool HasContent(ReadOnlySpan<char> document)
    {
        foreach (var line in document.EnumerateLines())
        {
            var rest = IsMarker(line) ? line[3..].Trim() : line.Trim();
            if (!rest.IsEmpty && rest[0] is not ('#' or '%') && !rest.SequenceEqual("..."))
            {
                return true;
            }
        }

        return false;
    }
}
