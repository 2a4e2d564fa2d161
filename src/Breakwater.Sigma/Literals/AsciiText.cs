namespace Breakwater.Sigma.Literals;

/// <summary>Texts to search raw bytes for: who does so need not know how the record encodes what is not ASCII.</summary>
internal static class AsciiText
{
    /// <summary>A shorter text occurs nearly everywhere.</summary>
    public const int MinLength = 3;

    /// <summary>The longest part of printable ASCII, the first of those; empty when there is none.</summary>
    public static string LongestIn(string text)
    {
        var best = "";
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is < ' ' or > '~')
            {
                best = i - start > best.Length ? text[start..i] : best;
                start = i + 1;
            }
        }

        return best;
    }
}
