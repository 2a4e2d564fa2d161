using System.Buffers;
using System.Buffers.Text;

namespace Breakwater.TextLogs.Fields;

internal static class ColumnKinds
{
    private static readonly SearchValues<byte> AddressBytes = SearchValues.Create("0123456789abcdefABCDEF.:%[]"u8);
    private static readonly SearchValues<byte> MethodBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"u8);

    public static ColumnKind Of(string column) => column.ToLowerInvariant() switch
    {
        "date" => ColumnKind.Date,
        "time" => ColumnKind.Time,
        "s-ip" or "c-ip" => ColumnKind.Address,
        "s-port" or "c-port" or "sc-status" or "sc-substatus" or "sc-win32-status" or "time-taken" or "sc-bytes" or "cs-bytes" or "s-siteid" => ColumnKind.Number,
        "cs-method" => ColumnKind.Method,
        _ => ColumnKind.Free,
    };

    /// <summary>Whether a token may stand in a column of that kind.</summary>
    public static bool Accepts(ColumnKind kind, ReadOnlySpan<byte> token) => kind == ColumnKind.Free || token is [(byte)'-'] || kind switch
    {
        ColumnKind.Date => token.Length == 10 && token[4] == '-' && token[7] == '-',
        ColumnKind.Time => token.Length >= 8 && token[2] == ':' && token[5] == ':',
        ColumnKind.Address => token.IndexOfAnyExcept(AddressBytes) < 0 && token.IndexOfAny((byte)'.', (byte)':') >= 0,
        ColumnKind.Method => token.IndexOfAnyExcept(MethodBytes) < 0,
        _ => Utf8Parser.TryParse(token, out ulong _, out var used) && used == token.Length,
    };
}
