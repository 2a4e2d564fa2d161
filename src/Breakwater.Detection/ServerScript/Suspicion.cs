using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Detection.ServerScript;

/// <summary>
/// Tells from the words of code, before it is read in earnest, that nothing in it could take effect or be hidden: most pages are ordinary and should cost
/// little. A word in a comment or a text counts like any other, so it may only err on the side of reading.
/// </summary>
internal static class Suspicion
{
    private const int LongestWord = 32;

    private static readonly string[] Prefixes = ["xp_", "sp_oa", "win32_", "hkey_", "tvq", "tvp"];

    /// <summary>Endings of a connection text that goes on with a value.</summary>
    private static readonly CaselessTexts OpenConnections = new("server=\"", "source=\"", "uid=\"", "pwd=\"");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Characters that a compiler ignores inside a name; not the soft hyphen, which is half a character in East Asian code pages.</summary>
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF");

    /// <summary>What a sink needs beside it, else the sink itself; parts of dotted words are looked for by their first telling part.</summary>
    private static readonly FrozenSet<string> Words = FlowWords.Sinks.SelectMany(s => s.Value.Select(v => (s.Key, Sink: v)))
        .Where(s => s.Sink.Kind is not FlowKind.WritesContent && !(s.Sink.Alone && s.Sink.Needs is null) && s.Sink.Of is not ("file directory fileinfo directoryinfo" or "file"))
        .SelectMany(s => (s.Sink.Needs ?? s.Sink.Of ?? s.Key).Split(' '))
        .Concat(Ability.All.Where(a => a.IsHard).SelectMany(a => a.Words.Split(' ')).Select(w => w.Split('+')[0]))
        .Where(w => w.IndexOfAny(['.', '-', ':']) < 0)
        .Concat(
        [
            "eval_r", "wscript", "scriptcontrol", "cmd", "executeglobal", "winnt", "iis", "mswc", "adox", "hklm", "reflection", "winsock", "msxsl", "clsid", "fromcharcode", "tochar", "strreverse", "unescape", "frombase64string",
            "createdecryptor", "rijndaelmanaged", "cryptostream", "machinekeysection", "getapplicationconfig", "standardoutput", "registervirtualpathprovider", "registervirtualpathproviderinternal", "servermanager", "43958", "xslcompiledtransform", "sockets", "applicationhost", "machinekey", "connectionstrings", "adsdsoobject", "iiswebvirtualdir", "eventlog", "amsi",
        ]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsIn(string code)
    {
        var span = code.AsSpan();
        return HasEscapedName(span) || span.ContainsAny(Invisible) || HasTellingWord(span)
            || OpenConnections.AreIn(span);
    }

    private static bool HasEscapedName(ReadOnlySpan<char> code)
    {
        for (var at = code.IndexOf('\\'); at >= 0 && at + 6 <= code.Length;)
        {
            if (code[at + 1] is 'u' or 'U' && code.Slice(at + 2, 4).IndexOfAnyExcept(HexDigits) < 0)
            {
                return true;
            }

            var next = code[(at + 1)..].IndexOf('\\');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static bool HasTellingWord(ReadOnlySpan<char> code)
    {
        Span<char> word = stackalloc char[LongestWord];
        var coded = 0;
        for (var at = code.IndexOfAny(ScriptLexer.PlainNameChars); at < code.Length && at >= 0;)
        {
            var length = code[at..].IndexOfAnyExcept(ScriptLexer.PlainNameChars);
            length = length < 0 ? code.Length - at : length;
            if (length is > 2 and <= LongestWord || (length > LongestWord && code[at] is 't' or 'T'))
            {
                Ascii.ToLower(code.Slice(at, Math.Min(length, LongestWord)), word, out var taken);
                var lower = word[..taken];
                coded += lower is "chr" or "chrw" or "chrb" ? 1 : 0;
                if (coded >= TellingWords.MinCodedLetters || IsTelling(lower, code, at, at + length))
                {
                    return true;
                }
            }

            var next = code[(at + length)..].IndexOfAny(ScriptLexer.PlainNameChars);
            at = next < 0 ? -1 : at + length + next;
        }

        return false;
    }

    private static bool IsTelling(ReadOnlySpan<char> word, ReadOnlySpan<char> code, int start, int end)
    {
        // connection.Execute is a query, DataBinder's Eval("Name") shows a column.
        if (word is "execute")
        {
            return start == 0 || code[start - 1] != '.';
        }

        if (word is "eval")
        {
            return (start == 0 || code[start - 1] != '.') && !(end + 1 < code.Length && code[end] == '(' && code[end + 1] == '"');
        }

        if (word is "shell")
        {
            return start == 0 || code[start - 1] != '.';
        }

        if (word is "cmd")
        {
            return code[end..].StartsWith(".exe", StringComparison.OrdinalIgnoreCase) || code[end..].TrimStart().StartsWith('/');
        }

        return Lookup.Contains(word) || StartsLike(word);
    }

    private static bool StartsLike(ReadOnlySpan<char> word)
    {
        foreach (var prefix in Prefixes)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
