using System.Buffers.Binary;
using System.Globalization;

namespace Breakwater.Evtx.Writing;

/// <summary>FILETIME and SYSTEMTIME as ISO 8601 in UTC with all digits that the log stores.</summary>
internal static class TimeText
{
    private const int MaxTextLength = 40;

    public static bool TryRead(EvtxValue value, out DateTime utc)
    {
        utc = default;
        return value.Type switch
        {
            EvtxValueType.FileTime => value.Bytes.Length == 8 && TryFromFileTime(BinaryPrimitives.ReadInt64LittleEndian(value.Bytes), out utc),
            EvtxValueType.SystemTime => value.Bytes.Length == 16 && TryFromSystemTime(value.Bytes, out utc),
            _ => value.Chars.Length is > 9 and <= MaxTextLength
                && DateTime.TryParse(WithinPrecision(value.Chars), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out utc),
        };
    }

    /// <summary>Ticks since 1601; false beyond the year 9999.</summary>
    public static bool TryFromFileTime(long fileTime, out DateTime utc)
    {
        var isTime = fileTime >= 0 && fileTime <= DateTime.MaxValue.Ticks - Epoch.Ticks;
        utc = isTime ? Epoch.AddTicks(fileTime) : default;
        return isTime;
    }

    /// <summary>2021-03-02T09:46:31.4213376Z.</summary>
    public static void Append(Utf8Buffer output, DateTime utc)
    {
        const int length = 28;
        var target = output.Reserve(length)[..length];
        var (year, month, day) = utc;
        Digits.Write(target[..4], (uint)year);
        Digits.Write(target[5..7], (uint)month);
        Digits.Write(target[8..10], (uint)day);
        var ticks = (ulong)utc.Ticks % TimeSpan.TicksPerDay;
        var (seconds, fraction) = Math.DivRem(ticks, (ulong)TimeSpan.TicksPerSecond);
        Digits.Write(target[11..13], seconds / 3600);
        Digits.Write(target[14..16], seconds / 60 % 60);
        Digits.Write(target[17..19], seconds % 60);
        Digits.Write(target[20..27], fraction);
        (target[4], target[7], target[10], target[13], target[16], target[19], target[27]) =
            ((byte)'-', (byte)'-', (byte)'T', (byte)':', (byte)':', (byte)'.', (byte)'Z');
        output.Advance(length);
    }

    private static readonly DateTime Epoch = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // Forwarded events carry nine digits of a second; .NET knows seven.
    private static ReadOnlySpan<char> WithinPrecision(ReadOnlySpan<char> text) =>
        text.Length == 30 && text[19] == '.' && text[29] == 'Z' ? text[..27] : text;

    private static bool TryFromSystemTime(ReadOnlySpan<byte> bytes, out DateTime utc)
    {
        int Part(ReadOnlySpan<byte> b, int index) => BinaryPrimitives.ReadUInt16LittleEndian(b[(index * 2)..]);
        var (year, month, day) = (Part(bytes, 0), Part(bytes, 1), Part(bytes, 3));
        var (hour, minute, second, millisecond) = (Part(bytes, 4), Part(bytes, 5), Part(bytes, 6), Part(bytes, 7));
        var isTime = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60 && millisecond < 1000;
        utc = isTime ? new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc) : default;
        return isTime;
    }
}
