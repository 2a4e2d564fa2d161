using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.WebFiles;

/// <summary>The text form of a virtual directory object, <c>Property : value</c> line by line, which CVE-2021-27065 writes to a file.</summary>
/// <param name="Server">The server the object belongs to; null when not stated.</param>
/// <param name="WhenChanged">The moment of the change as written, in the server's own time; null when not stated.</param>
internal sealed record DirectoryObjectText(string? Server, string? WhenChanged)
{
    private static readonly Regex PropertyLine = new(
        @"^[ \t]*(InternalAuthenticationMethods|ExtendedProtectionTokenChecking|OfflineAddressBooks|InternalUrl|ExternalUrl)[ \t]*:",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>Of any two of the four properties that tell, one is among these.</summary>
    private static readonly CaselessTexts Telling = new("InternalAuthenticationMethods", "ExtendedProtectionTokenChecking", "OfflineAddressBooks");

    private static readonly string[] TimeFormats =
        ["M/d/yyyy h:mm:ss tt", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "dd.MM.yyyy HH:mm:ss"];

    /// <summary>True when at least two of the properties that only such an object has stand on lines of their own.</summary>
    public static bool TryRead(string text, out DirectoryObjectText? found)
    {
        if (!Telling.AreIn(text))
        {
            found = null;
            return false;
        }

        var names = PropertyLine.Matches(text).Select(m => m.Groups[1].Value.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        var telling = (names.Contains("INTERNALAUTHENTICATIONMETHODS") ? 1 : 0) + (names.Contains("EXTENDEDPROTECTIONTOKENCHECKING") ? 1 : 0)
            + (names.Contains("OFFLINEADDRESSBOOKS") ? 1 : 0) + (names.Contains("INTERNALURL") || names.Contains("EXTERNALURL") ? 1 : 0);
        found = telling >= 2 ? new DirectoryObjectText(Value(text, "Server"), Value(text, "WhenChangedUTC") ?? Value(text, "WhenChanged")) : null;
        return found is not null;
    }

    /// <summary>The time where its spelling leaves no doubt about day and month; the offset of the server's clock is not known.</summary>
    public EvidenceTime? Time =>
        DateTime.TryParseExact(WhenChanged, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? EvidenceTime.FromSeconds(time) : null;

    private static string? Value(string text, string name)
    {
        var match = Regex.Match(text, $@"^[ \t]*{name}[ \t]*:[ \t]*([^\s][^\r\n]{{0,200}})", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        return match.Success ? match.Groups[1].Value.Trim() : null;
    }
}
