namespace Breakwater.Sigma.Parsing;

/// <summary>Finds `[[:alpha:]]` and its like: a class by its POSIX name, which stands only within brackets. `[:word:]` by itself is a class of five characters.</summary>
internal static class PosixClass
{
    private static readonly string[] Names = ["alpha", "digit", "alnum", "upper", "lower", "space", "blank", "punct", "xdigit", "word", "cntrl", "graph", "print", "ascii"];

    public static bool IsIn(ReadOnlySpan<char> pattern)
    {
        var withinBrackets = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (!withinBrackets && pattern[i] == '[')
            {
                withinBrackets = true;
                i += pattern[(i + 1)..] switch { ['^', ']', ..] => 2, [']' or '^', ..] => 1, _ => 0 };
            }
            else if (pattern[i] == ']')
            {
                withinBrackets = false;
            }
            else if (pattern[i] == '[' && BeginsWithName(pattern[(i + 1)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsWithName(ReadOnlySpan<char> text)
    {
        if (text is not [':', .. var rest])
        {
            return false;
        }

        rest = rest.TrimStart('^');
        foreach (var name in Names)
        {
            if (rest.StartsWith(name, StringComparison.Ordinal) && rest[name.Length..].StartsWith(":]", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
