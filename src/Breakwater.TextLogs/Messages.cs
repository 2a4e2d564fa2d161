using System.Text;

namespace Breakwater.TextLogs;

/// <summary>Every text this project says, with its code; codes are never reused.</summary>
internal static class Messages
{
    private const int MaxFound = 80;

    public static LogProblem NotALog(ReadOnlySpan<byte> head) => new("TLOG001", 0, 0,
        $"expected an IIS, HTTPERR or Exchange log, found {Quote(head)}; nothing is read", 0);

    public static LogProblem NotSupported(LogFamily family) => new("TLOG002", 0, 0,
        $"expected W3C or Exchange CSV, found {(family == LogFamily.Ncsa ? "NCSA common format" : "IIS native format")}, which holds local times; nothing is read", 0);

    public static LogProblem TooLong(long line, long offset, int limit, long skipped) => new("TLOG003", line, offset,
        $"expected at most {limit} bytes, found more; the first {limit} are kept, {skipped} are skipped", skipped);

    public static LogProblem NulBlock(long line, long offset, long bytes) => new("TLOG004", line, offset,
        $"expected text, found {bytes} NUL bytes; they are skipped", bytes);

    public static LogProblem OpenQuote(long line, long offset) => new("TLOG005", line, offset,
        "expected a closing quote before the next record, found none; the record ends there and is marked damaged", 0);

    public static LogProblem Truncated(long line, long offset, ReadOnlySpan<byte> found) => new("TLOG006", line, offset,
        $"expected the rest of a record, found the end of the file after {Quote(found)}; the record is marked damaged", 0);

    public static LogProblem HeaderCut(long line, long offset, int columns) => new("TLOG007", line, offset,
        $"expected at most {columns} columns of at most 256 bytes, found a larger header; the rest of it is ignored", 0);

    public static LogProblem TooManyHours(long records) => new("TLOG008", 0, 0,
        $"expected times within 20 years, found more different hours; {records} records are in no listed hour", 0);

    public static LogProblem StreamFailed(long line, long offset, string why) => new("TLOG009", line, offset,
        $"expected more bytes, found '{why}'; what came before is read", 0);

    private static string Quote(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder("'");
        foreach (var rune in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxFound)]).EnumerateRunes())
        {
            text.Append(Rune.IsControl(rune) || rune.Value > 0x7E || rune.Value == '\'' ? $"\\u{{{rune.Value:x}}}" : rune.ToString());
        }

        return text.Length > MaxFound ? text.ToString(0, MaxFound) + "...'" : text.Append('\'').ToString();
    }
}
