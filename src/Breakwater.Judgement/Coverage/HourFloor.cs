namespace Breakwater.Judgement.Coverage;

internal static class HourFloor
{
    /// <summary>Start of the UTC hour.</summary>
    public static DateTime Floor(this DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc);

    /// <summary>Start of the next UTC hour, or the time itself where it is one.</summary>
    public static DateTime Ceiling(this DateTime time) => time.Floor() == time ? time : time.Floor().AddHours(1);
}
