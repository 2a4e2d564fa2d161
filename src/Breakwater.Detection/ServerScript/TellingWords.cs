namespace Breakwater.Detection.ServerScript;

/// <summary>Words that nobody puts together from pieces but to hide them.</summary>
internal static class TellingWords
{
    /// <summary>So many letters in a row by their character codes are a word, not a control character.</summary>
    public const int MinCodedLetters = 4;

    private const int LongestWord = 24;

    private static readonly string[] All =
        ["eval(", "eval ", "execute(", "execute ", "executeglobal", "request(", "request[", "request.", "wscript.shell", "shell.application", "scriptcontrol", "cmd.exe", "cmd /c", "assembly.load", "reflection.assembly", "createinstance", "processstartinfo", "\"unsafe\"", "powershell"];

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
        var around = string.Concat(left.AsSpan(from), right.AsSpan(0, Math.Min(right.Length, LongestWord)));
        var joint = left.Length - from;
        return Array.Exists(All, w => around.IndexOf(w, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && at < joint && at + w.TrimEnd('(', '[', '.', ' ').Length > joint);
    }

    /// <summary>True when a computed text has a word that none of its parts has.</summary>
    public static bool AppearFrom(List<Token> parts, string text) =>
        (text.Trim().ToLowerInvariant() is "eval" or "execute" or "executeglobal" or "request" && !parts.Exists(p => p.Value.Trim().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)))
        || Array.Exists(All, w => text.Contains(w, StringComparison.OrdinalIgnoreCase) && !parts.Exists(p => p.Value.Contains(w, StringComparison.OrdinalIgnoreCase)));
}
