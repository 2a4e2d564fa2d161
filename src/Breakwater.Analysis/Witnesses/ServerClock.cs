using System.Buffers.Binary;
using Breakwater.Detection.Hives;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>
/// How the server's clock on the wall differs from UTC. The registry states it with the rules of summer time; the name of a zone alone tells it only for UTC, because names come in every language and
/// say nothing of summer.
/// </summary>
/// <param name="Bias">What to add to local time outside of summer to get UTC.</param>
/// <param name="SummerBias">What to add in summer.</param>
/// <param name="SummerStart">Null where there is no summer time.</param>
/// <param name="SummerEnd">In the clock's summer time.</param>
internal sealed record ServerClock(TimeSpan Bias, TimeSpan SummerBias, ServerClock.Change? SummerStart, ServerClock.Change? SummerEnd)
{
    private const string UtcKey = "UTC";
    private const string UtcTitle = "(UTC) Coordinated Universal Time";

    public static readonly ServerClock Utc = new(TimeSpan.Zero, TimeSpan.Zero, null, null);

    /// <param name="zone">The registry's <c>TimeZoneInformation</c>; null where the numbers are missing or make no clock.</param>
    public static ServerClock? Read(RegistryKey? zone)
    {
        if (zone is null || zone.Number("Bias") is not { } bias)
        {
            return IsUtc(zone?.Text("TimeZoneKeyName")) ? Utc : null;
        }

        var isFixed = zone.Number("DynamicDaylightTimeDisabled") is > 0;
        var start = isFixed ? null : Change.Read(zone.Value("DaylightStart"));
        var end = isFixed ? null : Change.Read(zone.Value("StandardStart"));
        var clock = new ServerClock(Minutes(bias + Signed(zone, "StandardBias")), Minutes(bias + Signed(zone, "DaylightBias")), end is null ? null : start, start is null ? null : end);
        return clock.Bias.Duration() <= TimeSpan.FromHours(14) && clock.SummerBias.Duration() <= TimeSpan.FromHours(15) ? clock : null;
    }

    /// <summary>What several witnesses say of the zone by its name: UTC, or nothing.</summary>
    public static ServerClock? Read(IEnumerable<ServerFact> facts)
    {
        var zones = facts.Where(f => f.Name == FactName.TimeZone).Select(f => f.Value).ToList();
        return zones.Count > 0 && zones.TrueForAll(IsUtc) ? Utc : null;
    }

    /// <summary>Null for the hour that the clock shows twice.</summary>
    public DateTime? ToUtc(DateTime local)
    {
        if (SummerStart is null || SummerEnd is null || local.Year is < 2 or > 9998)
        {
            return Of(local, Bias);
        }

        var (start, end) = (SummerStart.Value.In(local.Year), SummerEnd.Value.In(local.Year));
        var twice = Bias - SummerBias;
        if (local < end && local >= end - twice)
        {
            return null;
        }

        // South of the equator summer lies across the new year.
        var isSummer = start < end ? local >= start && local < end : local >= start || local < end;
        return Of(local, isSummer ? SummerBias : Bias);
    }

    private static DateTime Of(DateTime local, TimeSpan bias) => DateTime.SpecifyKind(local + bias, DateTimeKind.Utc);

    private static bool IsUtc(string? zone) => zone?.TrimEnd('.') is UtcKey or UtcTitle;

    /// <summary>Stored as 32 bits with a sign.</summary>
    private static int Signed(RegistryKey zone, string name) => unchecked((int)(zone.Number(name) ?? 0));

    private static TimeSpan Minutes(long minutes) => TimeSpan.FromMinutes(unchecked((int)minutes));

    /// <summary>A day of the year by month, week and weekday, with its hour: what the registry has for the change of the clock.</summary>
    internal readonly record struct Change(int Month, int Week, DayOfWeek Day, TimeSpan Clock)
    {
        private const int LastWeek = 5;

        /// <summary>Eight numbers: year, month, week, hour, minute, second, millisecond, weekday. A year, or no month, is no yearly rule.</summary>
        public static Change? Read(RegistryValue? value)
        {
            if (value is not { Bytes.Length: >= 16 })
            {
                return null;
            }

            Span<ushort> numbers = stackalloc ushort[8];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = BinaryPrimitives.ReadUInt16LittleEndian(value.Bytes.Span[(2 * i)..]);
            }

            return numbers is [0, >= 1 and <= 12, >= 1 and <= LastWeek, < 24, < 60, < 60, _, < 7]
                ? new Change(numbers[1], numbers[2], (DayOfWeek)numbers[7], new TimeSpan(numbers[3], numbers[4], numbers[5])) : null;
        }

        public DateTime In(int year)
        {
            var first = new DateTime(year, Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
            var day = first.AddDays((((int)Day - (int)first.DayOfWeek + 7) % 7) + (7 * (Week - 1)));
            return (day.Month == Month ? day : day.AddDays(-7)) + Clock;
        }
    }
}
