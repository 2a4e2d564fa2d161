using System.Text.RegularExpressions;

namespace Breakwater.Detection.WebFiles;

/// <summary>
/// Logon pages of Outlook on the web and their scripts that keep or send what a user types. Administrators change logos and texts there, and the shipped script
/// copies the password from one field to another: only a password that leaves the page counts.
/// </summary>
internal static class LogonPage
{
    public const string Campaign = "owa-logon-page";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>The shipped page and its scripts have a few thousand characters.</summary>
    private const int MaxChars = 1 << 17;
    private const int MaxNames = 64;

    /// <summary>From value to value: a password joined with a name, encoded, put into an object, sent.</summary>
    private const int MaxHops = 4;

    /// <summary>The value of a password field, however the script reaches it.</summary>
    private static readonly Regex Password = new(@"(?:password|passwordText|passwd|newPwd1)[""'\])]*\s*\.\s*(?:value\b|val\s*\(\s*\))", Options);

    /// <summary>Server code that takes the password out of the request, which the product leaves to another module.</summary>
    private static readonly Regex Taken = new(@"Request\s*(?:\.\s*\w+\s*)?[\[(]\s*""(?:password|passwd|pwd)""", Options);

    private static readonly Regex Assignment = new(@"(?:^|[^.\w$])(?<name>[A-Za-z_$][\w$]*)\s*\+?=\s*(?<value>[^=>;][^;]{0,400})", Options);

    /// <summary>Ways out of a page.</summary>
    private static readonly Regex Way = new(
        @"(?:\.send|\.open|\bfetch|\.sendBeacon|\.ajax|\.post|\.get|\.getJSON|\.write|\.writeln)\s*\((?<value>[^;]{0,400})|(?:\.src|document\s*\.\s*cookie|location(?:\.href)?)\s*\+?=\s*(?<value>[^=;][^;]{0,400})", Options);

    private static readonly Regex Name = new(@"[A-Za-z_$][\w$]*", Options);

    /// <summary>True for the pages and scripts that a user meets before logging in.</summary>
    public static bool Is(string path) => path.Replace('\\', '/').Contains("/owa/auth/", StringComparison.OrdinalIgnoreCase)
        && (WebPlaces.Extension(path) == ".js" || WebPlaces.FileName(path).ToLowerInvariant() is "logon.aspx" or "expiredpassword.aspx");

    public static bool TakesPassword(string text) => Taken.IsMatch(text);

    /// <summary>What carries the password out; null when nothing does.</summary>
    public static string? Leak(string text)
    {
        text = text.Length <= MaxChars ? text : text[..MaxChars];
        if (!Password.IsMatch(text))
        {
            return null;
        }

        var carriers = Carriers(text);
        return Way.Matches(text).Where(m => Carries(m.Groups["value"].Value, carriers)).Select(m => m.Value).FirstOrDefault();
    }

    private static HashSet<string> Carriers(string text)
    {
        List<(string Name, string Value)> assignments = [];

        // From the value on, not from its end: a function is a value too, and holds assignments of its own.
        for (var match = Assignment.Match(text); match.Success; match = Assignment.Match(text, match.Groups["value"].Index - 1))
        {
            assignments.Add((match.Groups["name"].Value, match.Groups["value"].Value));
        }

        HashSet<string> carriers = new(StringComparer.Ordinal);
        for (var hop = 0; hop < MaxHops && carriers.Count < MaxNames; hop++)
        {
            var found = assignments.Where(a => !carriers.Contains(a.Name) && Carries(a.Value, carriers)).Select(a => a.Name).ToList();
            if (found.Count == 0)
            {
                break;
            }

            carriers.UnionWith(found);
        }

        return carriers;
    }

    private static bool Carries(string value, HashSet<string> carriers) => Password.IsMatch(value) || (carriers.Count > 0 && Name.Matches(value).Any(m => carriers.Contains(m.Value)));
}
