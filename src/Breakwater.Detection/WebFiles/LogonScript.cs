using System.Buffers;
using System.Text.RegularExpressions;

namespace Breakwater.Detection.WebFiles;

/// <summary>
/// Follows the password through a script of the logon page: from value to value, into whatever leaves the page. The names are found once and each step counts
/// the carriers before every name, so that a value of any length costs two look-ups and a hostile script no more than an ordinary one of its size.
/// </summary>
internal sealed class LogonScript
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>From value to value: a password joined with a name, encoded, put into an object, sent.</summary>
    private const int MaxHops = 4;

    /// <summary>Of a function.</summary>
    private const int MaxParameters = 6;

    /// <summary>What follows further away belongs to another statement.</summary>
    private const int MaxValueChars = 400;

    /// <summary>
    /// What a user types: the value of a password field, however the script reaches it; the field itself, where it is taken by name; a whole form; keys as they are pressed, one added to another.
    /// </summary>
    private static readonly Regex Typed = new(
        @"(?:password|passwordText|passwd|newPwd1)[""'\])\[0-9]{0,12}\s{0,8}(?:\.\s{0,8}value\b|\[\s{0,8}[""']value[""']|\.\s{0,8}val\s{0,8}\(\s{0,8}\))"
        + @"|=\s{0,8}[^=;]{0,60}(?:getElementById|getElementsByName|querySelector|querySelectorAll|gbid|\$)\s{0,8}\(\s{0,8}[""'][^""'();]{0,60}(?:password|passwd|newPwd1)"
        + @"|\bnew\s{1,8}FormData\s{0,8}\(|\.\s{0,8}(?:serialize|serializeArray)\s{0,8}\("
        + @"|\+=\s{0,8}[^=;]{0,60}(?:\.key\b|fromCharCode\s{0,8}\([^;)]{0,60}(?:keyCode|charCode|which)\b)",
        Options);

    /// <summary>Ways out of a page, up to where the value begins.</summary>
    private static readonly Regex Way = new(
        @"(?:\.send|\.open|\bfetch|\.sendBeacon|\.ajax|\.post|\.get|\.getJSON|\.write|\.writeln|location\.(?:replace|assign))\s{0,8}\(|\.setAttribute\s{0,8}\(\s{0,8}[""'](?:src|href|action)[""']|(?:\.src|document\s{0,8}\.\s{0,8}cookie|location(?:\.href)?)\s{0,8}\+?=\s{0,8}[^=;\s]", Options);

    /// <summary>A function and what it is handed.</summary>
    private static readonly Regex Function = new(
        @"\bfunction\s{1,8}(?<name>[\w$]{1,60})\s{0,8}\((?<parameters>[^(){}=]{1,200})\)|(?<name>[\w$]{1,60})\s{0,8}[=:]\s{0,8}(?:async\s{1,8})?(?:function\s{0,8}[\w$]{0,60}\s{0,8})?\((?<parameters>[^(){}=]{1,200})\)\s{0,8}(?:=>|\{)",
        RegexOptions.NonBacktracking);

    private static readonly SearchValues<char> NameChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");

    private readonly string _text;
    private readonly List<(int Start, int Length)> _names = [];

    /// <summary>Which value a name stands for, by its number; equal spelling, equal number.</summary>
    private readonly List<int> _ids = [];

    /// <summary>How many names before each one carry the password.</summary>
    private readonly int[] _carriersBefore;

    private readonly bool[] _holdsPassword;

    public LogonScript(string text)
    {
        _text = text;
        ReadNames();
        _carriersBefore = new int[_names.Count + 1];
        _holdsPassword = new bool[_names.Count];
    }

    /// <summary>Names and values looked at, a measure of work.</summary>
    public long Visited { get; private set; }

    /// <summary>What carries the password out; null when nothing does.</summary>
    public string? Leak()
    {
        foreach (var match in Typed.EnumerateMatches(_text))
        {
            _holdsPassword[NameFrom(match.Index + match.Length) - 1] = true;
        }

        if (!_holdsPassword.Contains(true))
        {
            return null;
        }

        Follow();
        foreach (var way in Way.EnumerateMatches(_text))
        {
            Visited++;
            var value = way.Index + way.Length - (_text[way.Index + way.Length - 1] == '(' ? 0 : 1);
            if (Carries(value, EndOf(value)))
            {
                return _text[way.Index..EndOf(value)];
            }
        }

        return null;
    }

    private void ReadNames()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = _text.AsSpan().IndexOfAny(NameChars); at >= 0;)
        {
            var length = _text.AsSpan(at).IndexOfAnyExcept(NameChars);
            length = length < 0 ? _text.Length - at : length;
            if (!lookup.TryGetValue(_text.AsSpan(at, length), out var id))
            {
                lookup[_text.AsSpan(at, length)] = id = numbers.Count;
            }

            _names.Add((at, length));
            _ids.Add(id);
            var next = _text.AsSpan(at + length).IndexOfAny(NameChars);
            at = next < 0 ? -1 : at + length + next;
        }
    }

    private void Follow()
    {
        List<(int Id, int From, int To)> assignments = [.. Assignments(), .. Calls()];
        var carriers = new HashSet<int>();
        for (var hop = 0; hop <= MaxHops; hop++)
        {
            Count(carriers);
            var before = carriers.Count;
            foreach (var (id, from, to) in assignments)
            {
                Visited++;
                if (Carries(from, to))
                {
                    carriers.Add(id);
                }
            }

            if (carriers.Count == before)
            {
                return;
            }
        }
    }

    private void Count(HashSet<int> carriers)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            Visited++;
            _carriersBefore[i + 1] = _carriersBefore[i] + (_holdsPassword[i] || carriers.Contains(_ids[i]) ? 1 : 0);
        }
    }

    /// <summary><c>name = value</c> and <c>name += value</c>, where the name is no member of something else.</summary>
    private List<(int Id, int From, int To)> Assignments()
    {
        List<(int Id, int From, int To)> found = [];
        for (var i = 0; i < _names.Count; i++)
        {
            var (start, length) = _names[i];
            var at = SkipSpace(start + length);
            at += at < _text.Length && _text[at] == '+' ? 1 : 0;
            if (at >= _text.Length || _text[at] != '=' || char.IsAsciiDigit(_text[start]) || (start > 0 && _text[start - 1] == '.'))
            {
                continue;
            }

            at = SkipSpace(at + 1);
            if (at < _text.Length && _text[at] is not ('=' or '>' or ';'))
            {
                found.Add((_ids[i], at, EndOf(at)));
            }
        }

        return found;
    }

    /// <summary>What a function is handed goes to all of its parameters.</summary>
    private List<(int Id, int From, int To)> Calls()
    {
        var parameters = new Dictionary<int, List<int>>();
        foreach (Match match in Function.Matches(_text))
        {
            var (name, from) = (match.Groups["name"], match.Groups["parameters"]);
            parameters[_ids[NameFrom(name.Index)]] = [.. Enumerable.Range(NameFrom(from.Index), Math.Min(MaxParameters, NameFrom(from.Index + from.Length) - NameFrom(from.Index))).Select(i => _ids[i])];
        }

        List<(int Id, int From, int To)> found = [];
        for (var i = 0; i < _names.Count; i++)
        {
            var at = _names[i].Start + _names[i].Length;
            if (at < _text.Length && _text[at] == '(' && parameters.TryGetValue(_ids[i], out var taken))
            {
                found.AddRange(taken.Select(t => (t, at, EndOf(at))));
            }
        }

        return found;
    }

    private int SkipSpace(int at)
    {
        for (var end = Math.Min(_text.Length, at + MaxValueChars); at < end && char.IsWhiteSpace(_text[at]); at++)
        {
            Visited++;
        }

        return at;
    }

    private int EndOf(int value)
    {
        var window = _text.AsSpan(value, Math.Min(MaxValueChars, _text.Length - value));
        var end = window.IndexOf(';');
        return value + (end < 0 ? window.Length : end);
    }

    private bool Carries(int from, int to) => _carriersBefore[NameFrom(to)] > _carriersBefore[NameFrom(from)];

    /// <summary>Number of the first name that begins here or later.</summary>
    private int NameFrom(int at)
    {
        var (low, high) = (0, _names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _names[middle].Start < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
