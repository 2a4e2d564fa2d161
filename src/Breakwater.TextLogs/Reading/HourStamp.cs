namespace Breakwater.TextLogs.Reading;

/// <summary>Reads time stamps of which most are of the same hour as the one before: date and hour are then compared, not read.</summary>
internal sealed class HourStamp
{
    private const int HourLength = 13;

    private readonly byte[] _hour = new byte[HourLength];
    private long _ticks = -1;

    /// <summary>Reads what <see cref="TimeStamp.TryParse"/> reads, with the same answers.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, byte separator, out long ticks, out int digits, out int length)
    {
        if (_ticks >= 0 && text.Length > 19 && text[..HourLength].SequenceEqual(_hour) && text[10] == separator)
        {
            int minute = TimeStamp.Two(text[14..]), second = TimeStamp.Two(text[17..]);
            if (text[13] == ':' && text[16] == ':' && (minute | second) >= 0 && minute < 60 && second < 60)
            {
                ticks = _ticks + (((minute * 60L) + second) * TimeSpan.TicksPerSecond);
                ticks += TimeStamp.FractionAndZone(text[19..], out digits, out var more);
                length = 19 + more;
                return true;
            }
        }

        if (!TimeStamp.TryParse(text, separator, out ticks, out digits, out length))
        {
            return false;
        }

        text[..HourLength].CopyTo(_hour);
        _ticks = ticks - (ticks % TimeSpan.TicksPerHour);
        return true;
    }
}
