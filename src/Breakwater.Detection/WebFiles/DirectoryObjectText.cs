using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Detection.WebFiles;

/// <summary>The text form of a virtual directory object, <c>Property : value</c> line by line, which CVE-2021-27065 writes to a file.</summary>
/// <param name="Server">The server the object belongs to; null when not stated.</param>
/// <param name="WhenChanged">The moment of the change as written; null when not stated.</param>
/// <param name="Time">The moment where the text says that it is UTC.</param>
/// <param name="LocalTime">The moment in the server's own time, which the cmdlets print, where the spelling leaves no doubt about day and month.</param>
internal sealed record DirectoryObjectText(string? Server, string? WhenChanged, EvidenceTime? Time, DateTime? LocalTime)
{
    private static readonly Regex PropertyLine = new(
        @"^[ \t]*(InternalAuthenticationMethods|ExtendedProtectionTokenChecking|OfflineAddressBooks|InternalUrl|ExternalUrl)[ \t]*:",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    /// <summary>Of any two of the four properties that tell, one is among these.</summary>
    private static readonly CaselessTexts Telling = new("InternalAuthenticationMethods", "ExtendedProtectionTokenChecking", "OfflineAddressBooks");

    private static readonly string[] TimeFormats = ["M/d/yyyy h:mm:ss tt", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "dd.MM.yyyy HH:mm:ss"];

    /// <summary>Where the day stands first and the clock has twelve hours, day and month mostly have two digits.</summary>
    private static readonly Regex MayHaveDayFirst = new(@"^(0\d/\d+|\d+/0\d)/", RegexOptions.NonBacktracking);

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
        found = telling >= 2 ? Read(text) : null;
        return found is not null;
    }

    private static DirectoryObjectText Read(string text)
    {
        var server = Value(text, "Server");
        if (Value(text, "WhenChangedUTC") is { } universal && TimeOf(universal.TrimEnd('Z')) is { } stated)
        {
            return new DirectoryObjectText(server, universal, EvidenceTime.FromSeconds(stated), null);
        }

        var changed = Value(text, "WhenChanged");
        var time = TimeOf(changed?.TrimEnd('Z'));
        return changed?.EndsWith('Z') == true && time is not null
            ? new DirectoryObjectText(server, changed, EvidenceTime.FromSeconds(time.Value), null)
            : new DirectoryObjectText(server, changed, null, time);
    }

    private static DateTime? TimeOf(string? text) =>
        text is not null && !MayHaveDayFirst.IsMatch(text) && DateTime.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? Value(string text, string name)
    {
        var match = Regex.Match(text, $@"^[ \t]*{name}[ \t]*:[ \t]*([^\s][^\r\n]{{0,200}})", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        return match.Success ? match.Groups[1].Value.Trim() : null;
    }
}
