namespace Breakwater.Evidence.Reading;

/// <summary>The name a file had before it was copied into one folder with others of the same name.</summary>
internal static class FileStem
{
    private const string Copy = " - Copy";

    public static string Of(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var stem = Path.GetFileNameWithoutExtension(name);
        return stem[..^MarkLength(stem)].ToString().ToUpperInvariant();
    }

    /// <summary><c>x (1)</c>, <c>x_1</c>, <c>x - Copy</c>, <c>x - Copy (2)</c>. One or two digits only: more belong to the name.</summary>
    private static int MarkLength(ReadOnlySpan<char> stem)
    {
        var rest = stem;
        if (rest is [.., ')'] && Digits(rest[..^1]) is > 0 and var inner && rest[..^(inner + 1)] is [.., '('])
        {
            rest = rest[..^(inner + 2)];
            rest = rest is [.., ' '] ? rest[..^1] : rest;
        }
        else if (Digits(rest) is > 0 and var digits && rest[..^digits] is [.., '_'])
        {
            return digits + 1;
        }

        rest = rest.EndsWith(Copy, StringComparison.OrdinalIgnoreCase) ? rest[..^Copy.Length] : rest;
        return stem.Length - rest.Length;
    }

    /// <summary>How many digits end the text; 0 when they are more than two.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = text.Length - text.TrimEnd("0123456789").Length;
        return digits <= 2 ? digits : 0;
    }
}
