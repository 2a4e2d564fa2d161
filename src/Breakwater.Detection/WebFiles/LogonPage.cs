using System.Text.RegularExpressions;

namespace Breakwater.Detection.WebFiles;

/// <summary>
/// Logon pages of Outlook on the web and their scripts that keep or send what a user types. Administrators change logos and texts there, and the shipped script
/// copies the password from one field to another: only a password that leaves the page counts.
/// </summary>
internal static class LogonPage
{
    public const string Campaign = "owa-logon-page";

    /// <summary>The shipped page and its scripts have a few thousand characters.</summary>
    private const int MaxChars = 1 << 17;

    private static readonly CaselessTexts Password = new("\"pass", "\"pwd\"");

    // Few pages need it, and making it takes as long as reading thirty pages.
    private static readonly Lazy<Regex> Taken = new(() => new Regex(@"Request\s*(?:\.\s*\w+\s*)?[\[(]\s*""(?:password|passwd|pass|pwd)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking));

    private static readonly Lazy<Regex> ForeignForm = new(() => new Regex(@"(?:<form\b[^>]{0,400}\saction|\.action)\s{0,8}=\s{0,8}[""']?(?:https?:)?//[^""'>\s]{1,300}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking));

    /// <summary>True for the pages and scripts that a user meets before logging in.</summary>
    public static bool Is(string path) => path.Replace('\\', '/').Contains("/owa/auth/", StringComparison.OrdinalIgnoreCase)
        && (WebPlaces.Extension(path) == ".js" || WebPlaces.FileName(path).ToLowerInvariant() is "logon.aspx" or "expiredpassword.aspx");

    /// <summary>Server code that takes the password out of the request, which the product leaves to another module.</summary>
    public static bool TakesPassword(string text) => Password.AreIn(text) && Taken.Value.IsMatch(text);

    /// <summary>Where the form with the password is sent, if to a full address that is not the shipped receiver's; some products for a second factor do that too. Null when it is not.</summary>
    public static string? FormElsewhere(string text)
    {
        text = text.Length <= MaxChars ? text : text[..MaxChars];
        return text.Contains("password", StringComparison.OrdinalIgnoreCase)
            ? ForeignForm.Value.Matches(text).Select(m => m.Value).FirstOrDefault(f => !f.EndsWith("/auth.owa", StringComparison.OrdinalIgnoreCase)) : null;
    }

    /// <summary>What carries the password out; null when nothing does.</summary>
    public static string? Leak(string text) => new LogonScript(text.Length <= MaxChars ? text : text[..MaxChars]).Leak();
}
