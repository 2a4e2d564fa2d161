using System.Globalization;

namespace Breakwater.Sigma.Values;

/// <summary>Reads one part of a date as it is written: the specification converts neither time zone nor format.</summary>
internal static class DateText
{
    public static bool TryGetPart(ReadOnlySpan<char> value, DatePart part, out int number)
    {
        number = 0;

        if (value.Length > 64 || !(IsTime(value) ? part is DatePart.Hour or DatePart.Minute : value.ContainsAny("-/.,")) ||
            !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return false;
        }

        number = part switch
        {
            DatePart.Minute => date.Minute,
            DatePart.Hour => date.Hour,
            DatePart.Day => date.Day,
            DatePart.Week => ISOWeek.GetWeekOfYear(date.DateTime),
            DatePart.Month => date.Month,
            _ => date.Year,
        };
        return true;
    }

    /// <summary>Text logs write day and time in two columns: a time alone has no day. A date holds one of the separators, without which a bare number would be read as a year.</summary>
    private static bool IsTime(ReadOnlySpan<char> value) => value.Contains(':') && !value.ContainsAny("-/,") && value.Count('.') < 2;
}
