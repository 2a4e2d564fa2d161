using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Breakwater.Collection.Packages;

/// <summary>Times and attacker-chosen names in JSON.</summary>
internal static class JsonText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Time(DateTime utc) => utc.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTime Time(JsonElement json) =>
        DateTime.TryParseExact(json.GetString(), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time : throw new FormatException("expected a UTC time");

    /// <summary>A file name may hold half a surrogate pair, which no JSON writer takes.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>What JSON of unknown origin may throw when it is not what it should be.</summary>
    public static bool IsFault(Exception e) => e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException;
}
