namespace Breakwater.Mitigation.Editing;

/// <summary>A text cut into small pieces along blanks, quotes and angle brackets, so that two edits of one tag do not touch the same piece.</summary>
internal static class TextTokens
{
    public static List<(int Start, int Length)> Of(string text)
    {
        List<(int, int)> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (text[at] is not ('<' or '>' or '"' or '\'' or '\n'))
            {
                var blank = char.IsWhiteSpace(text[at]);
                while (end < text.Length && text[end] is not ('<' or '>' or '"' or '\'' or '\n') && char.IsWhiteSpace(text[end]) == blank)
                {
                    end++;
                }
            }

            tokens.Add((at, end - at));
            at = end;
        }

        return tokens;
    }
}
