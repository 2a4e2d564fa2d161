namespace Breakwater.Detection.ServerScript;

/// <summary>Words that nobody puts together from pieces but to hide them.</summary>
internal static class TellingWords
{
    /// <summary>So many letters in a row by their character codes are a word, not a control character; whether it tells anything shows when it is put together.</summary>
    public const int MinCodedLetters = 4;

    public const int LongestWord = 24;

    private static readonly string[] All =
        ["eval(", "eval ", "execute(", "execute ", "executeglobal", "request(", "request[", "request.", "wscript.shell", "shell.application", "scriptcontrol", "cmd.exe", "cmd /c", "assembly.load", "reflection.assembly", "createinstance", "processstartinfo", "\"unsafe\"", "powershell", "this program cannot"];

    private static readonly CaselessTexts Any = new(All);

    public static bool AreIn(string text) => Any.AreIn(text);

    /// <summary>True when a word stands across the joint of two texts.</summary>
    public static bool AppearIn(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return false;
        }

        // The name under which JScript evaluates without limits is a whole text; elsewhere the word is ordinary.
        if (left.Length < "unsafe".Length && string.Equals(left + right, "unsafe", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var from = Math.Max(0, left.Length - LongestWord);
        Span<char> joined = stackalloc char[2 * LongestWord];
        left.AsSpan(from).CopyTo(joined);
        right.AsSpan(0, Math.Min(right.Length, LongestWord)).CopyTo(joined[(left.Length - from)..]);
        joined = joined[..(left.Length - from + Math.Min(right.Length, LongestWord))];
        if (!Any.AreIn(joined))
        {
            return false;
        }

        var around = joined.ToString();
        var joint = left.Length - from;
        return Array.Exists(All, w => around.IndexOf(w, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at < joint && at + w.TrimEnd('(', '[', '.', ' ').Length > joint);
    }

    /// <summary>True when a computed text has a word that none of its parts has.</summary>
    public static bool AppearFrom(ReadOnlySpan<Token> parts, string text)
    {
        var whole = text.AsSpan().Trim();
        if (IsEvaluation(whole) && !HasWhole(parts, whole))
        {
            return true;
        }

        if (Any.AreIn(text))
        {
            foreach (var word in All)
            {
                if (text.Contains(word, StringComparison.OrdinalIgnoreCase) && !HasPart(parts, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsEvaluation(ReadOnlySpan<char> text) => text.Equals("eval", StringComparison.OrdinalIgnoreCase) || text.Equals("execute", StringComparison.OrdinalIgnoreCase)
        || text.Equals("executeglobal", StringComparison.OrdinalIgnoreCase) || text.Equals("request", StringComparison.OrdinalIgnoreCase);

    private static bool HasWhole(ReadOnlySpan<Token> parts, ReadOnlySpan<char> text)
    {
        foreach (var part in parts)
        {
            if (part.Value.AsSpan().Trim().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasPart(ReadOnlySpan<Token> parts, string word)
    {
        foreach (var part in parts)
        {
            if (part.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
