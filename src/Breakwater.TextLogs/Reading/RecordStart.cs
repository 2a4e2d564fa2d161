using System.Text;

namespace Breakwater.TextLogs.Reading;

/// <summary>Tells where a record or header surely begins, which ends a quote that was never closed.</summary>
internal static class RecordStart
{
    /// <summary>Bytes needed to decide.</summary>
    public const int LookAhead = 64;

    public static bool LooksLike(ReadOnlySpan<byte> line)
    {
        line = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        return line switch
        {
            [(byte)'#', ..] => StartsWith(line, "#Software:"u8) || StartsWith(line, "#Version:"u8) || StartsWith(line, "#Log-type:"u8)
                || StartsWith(line, "#Date:"u8) || StartsWith(line, "#Fields:"u8),
            [(byte)'"', ..] => IsTimeCell(line[1..], (byte)'"'),
            [>= (byte)'0' and <= (byte)'9', ..] => IsTimeCell(line, (byte)','),
            _ => StartsWith(line, "DateTime,"u8) || StartsWith(line, "TimeStamp,"u8) || StartsWith(line, "date-time,"u8),
        };
    }

    private static bool IsTimeCell(ReadOnlySpan<byte> text, byte after) =>
        TimeStamp.TryParse(text, (byte)'T', out _, out _, out var length) && length < text.Length && text[length] == after;

    private static bool StartsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> text) =>
        line.Length >= text.Length && Ascii.EqualsIgnoreCase(line[..text.Length], text);
}
