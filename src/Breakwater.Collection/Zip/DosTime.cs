namespace Breakwater.Collection.Zip;

/// <summary>The two-second times of zip headers, here always UTC.</summary>
internal static class DosTime
{
    private static readonly DateTime First = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = new(2107, 12, 31, 23, 59, 58, DateTimeKind.Utc);

    public static (int Date, int Time) Of(DateTime time)
    {
        var t = time < First ? First : time > Last ? Last : time;
        return (((t.Year - 1980) << 9) | (t.Month << 5) | t.Day, (t.Hour << 11) | (t.Minute << 5) | (t.Second / 2));
    }

    /// <summary>False for fields that are no date.</summary>
    public static bool TryRead(int date, int time, out DateTime value)
    {
        var (year, month, day) = (1980 + (date >> 9), (date >> 5) & 15, date & 31);
        var (hour, minute, second) = (time >> 11, (time >> 5) & 63, (time & 31) * 2);
        var isTime = month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
        value = isTime ? new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) : default;
        return isTime;
    }
}
