namespace Breakwater.TextLogs.Reading;

/// <summary>ISO time stamps as W3C and Exchange write them, read by hand; anything else, an offset other than Z included, is refused.</summary>
internal static class TimeStamp
{
    private const int MaxFractionDigits = 7;

    /// <summary>Reads <c>yyyy-MM-dd?HH:mm:ss[.fffffff][Z]</c> from the start of a text.</summary>
    /// <param name="text">Begins with the time; more may follow.</param>
    /// <param name="separator"><c>T</c> in Exchange logs, a space in W3C.</param>
    /// <param name="ticks">UTC ticks.</param>
    /// <param name="digits">Digits of the fraction.</param>
    /// <param name="length">Bytes read.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, byte separator, out long ticks, out int digits, out int length)
    {
        if (text.Length > 11 && text[10] == separator && TryParseDate(text, out var day) && TryParseTimeOfDay(text[11..], out var time, out digits, out length))
        {
            ticks = day + time;
            length += 11;
            return true;
        }

        ticks = 0;
        digits = 0;
        length = 0;
        return false;
    }

    /// <summary>Reads <c>yyyy-MM-dd</c> as ticks.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        int century = Two(text), yearOfCentury = Two(text[2..]), month = Two(text[5..]), day = Two(text[8..]);
        var year = (century * 100) + yearOfCentury;
        if ((century | yearOfCentury | month | day) < 0 || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        return true;
    }

    /// <summary>Reads <c>HH:mm:ss[.fffffff][Z]</c> as ticks.</summary>
    public static bool TryParseTimeOfDay(ReadOnlySpan<byte> text, out long ticks, out int digits, out int length)
    {
        ticks = 0;
        digits = 0;
        length = 8;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':')
        {
            return false;
        }

        int hour = Two(text), minute = Two(text[3..]), second = Two(text[6..]);
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;
        ticks += FractionAndZone(text[8..], out digits, out var more);
        length += more;
        return true;
    }

    /// <summary>Reads what may follow the seconds: <c>[.fffffff][Z]</c>; gives the fraction in ticks.</summary>
    public static long FractionAndZone(ReadOnlySpan<byte> text, out int digits, out int length)
    {
        digits = 0;
        length = 0;
        var ticks = 0L;
        if (text.Length > 1 && text[0] == '.')
        {
            ticks = Fraction(text[1..], out digits);
            length = 1 + digits;
        }

        length += length < text.Length && text[length] == 'Z' ? 1 : 0;
        return ticks;
    }

    private static long Fraction(ReadOnlySpan<byte> text, out int digits)
    {
        var ticks = 0L;
        digits = 0;
        for (var unit = TimeSpan.TicksPerSecond / 10; digits < text.Length && digits < MaxFractionDigits && char.IsAsciiDigit((char)text[digits]); unit /= 10)
        {
            ticks += (text[digits++] - '0') * unit;
        }

        return ticks;
    }

    /// <summary>Two digits; -1 when they are none.</summary>
    public static int Two(ReadOnlySpan<byte> text)
    {
        int tens = text[0] - '0', ones = text[1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -1 : (tens * 10) + ones;
    }
}
