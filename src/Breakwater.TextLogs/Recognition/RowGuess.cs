using Breakwater.TextLogs.Reading;

namespace Breakwater.TextLogs.Recognition;

/// <summary>Recognises one record of a piece without header by the number of its cells and by cells that only that log has.</summary>
internal static class RowGuess
{
    private static readonly LogSchema NoColumns = new(LogFamily.ExchangeCsv, [], null, null, null);

    public static (LogFamily Family, IReadOnlyList<string> Columns, string? LogType)? Of(ReadOnlySpan<byte> row)
    {
        if (StartsLikeCsv(row))
        {
            var cells = Cells.Of(NoColumns, row);
            return Csv(cells) is { } columns ? (LogFamily.ExchangeCsv, columns, TypeOf(columns, cells)) : null;
        }

        if (TimeStamp.TryParse(row, (byte)' ', out _, out _, out var length) && row[length..] is [(byte)' ', ..])
        {
            return W3C(Cells.Tokens(row)) is { } columns ? (LogFamily.W3C, columns, LogTypeOf.Columns(LogFamily.W3C, columns)) : null;
        }

        return Foreign(row) is { } family ? (family, [], null) : null;
    }

    /// <summary>Whether a text begins with a time cell as Exchange writes it.</summary>
    public static bool StartsLikeCsv(ReadOnlySpan<byte> text) =>
        TimeStamp.TryParse(text, (byte)'T', out _, out _, out var length) && text[length..] is [(byte)',', ..];

    /// <summary>ECP Server and ECP Activity share their columns; the event id tells them apart.</summary>
    public static string? TypeOf(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
        var type = LogTypeOf.Columns(LogFamily.ExchangeCsv, columns);
        return type == LogTypes.EcpServer && cells.Count > 2 && !cells[2].StartsWith("ECP.", StringComparison.OrdinalIgnoreCase) ? LogTypes.EcpActivity : type;
    }

    private static string[]? Csv(IReadOnlyList<string> c) => c.Count switch
    {
        53 when IsBuild(c, 2) && IsWord(c[7]) => KnownColumns.HttpProxy2013Rtm,
        69 or 70 or 74 when IsBuild(c, 2) && IsWord(c[7]) => KnownColumns.HttpProxy[..c.Count],
        92 when IsBuild(c, 2) => KnownColumns.Ews,
        67 when IsBuild(c, 4) && IsNumber(c[9]) => KnownColumns.RpsCmdlet,
        38 when IsBuild(c, 3) => KnownColumns.RpsHttp,
        46 when IsWord(c[4]) => KnownColumns.MapiHttp,
        30 when IsWord(c[7]) && IsWord(c[8]) => KnownColumns.MessageTracking,
        20 when IsNumber(c[9]) || IsWord(c[11]) => KnownColumns.Agent,
        13 when IsNumber(c[2]) && c[1].Length > 0 => KnownColumns.Imap,
        12 when c[4].StartsWith('{') => KnownColumns.Audit,
        9 when c[6] is "+" or "-" or "<" or ">" or "*" => KnownColumns.SmtpProtocol,
        6 when IsWord(c[1]) && c[5].Length > 0 && (Guid.TryParse(c[3], out _) || Guid.TryParse(c[2], out _)) => KnownColumns.OabGenerator,
        4 when IsWord(c[2].Replace(".", "", StringComparison.Ordinal)) && IsCollection(c[3]) => KnownColumns.Ecp,
        _ => null,
    };

    private static string[]? W3C(IReadOnlyList<string> t)
    {
        if (t.Count >= 13 && IsNumber(t[3]) && IsNumber(t[5]) && (t[6] is "-" || t[6].StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase)))
        {
            return HttpErr(t.Count);
        }

        if (t.Count < 14 || !t[2].Contains('.', StringComparison.Ordinal) && !t[2].Contains(':', StringComparison.Ordinal) || !IsNumber(t[6]))
        {
            return null;
        }

        // Custom fields come after the default ones.
        return t.Count >= 15 && IsNumber(t[11]) && IsNumber(t[12]) && IsNumber(t[13]) && IsNumber(t[14])
                ? [.. KnownColumns.Iis, .. Enumerable.Range(16, t.Count - 15).Select(n => $"Column{n}")]
            : IsNumber(t[10]) && IsNumber(t[11]) && IsNumber(t[12]) && IsNumber(t[13])
                ? [.. KnownColumns.Iis7, .. Enumerable.Range(15, t.Count - 14).Select(n => $"Column{n}")]
            : null;
    }

    private static string[]? HttpErr(int count)
    {
        var base13 = KnownColumns.HttpErr;
        string[] stream = count switch { 13 => [], 14 or 15 => ["streamid"], 16 => ["streamid", "streamid_ex"], _ => ["?"] };
        return stream is ["?"] ? null : [.. base13[..9], .. stream, .. base13[9..], .. count >= 15 ? ["transport"] : Array.Empty<string>()];
    }

    /// <summary>IIS native: 15 or more cells after comma and space, US date third. NCSA: day in brackets, request in quotes.</summary>
    private static LogFamily? Foreign(ReadOnlySpan<byte> row)
    {
        if (row is not [>= (byte)'0' and <= (byte)'9' or (byte)':' or >= (byte)'a' and <= (byte)'f', ..])
        {
            return null;
        }

        var text = Cells.Text(row);
        var cells = text.Split(", ");
        if (cells.Length >= 14 && cells[2].Count(c => c == '/') == 2 && cells[3].Count(c => c == ':') == 2)
        {
            return LogFamily.IisNative;
        }

        var bracket = text.IndexOf(" [", StringComparison.Ordinal);
        var close = bracket < 0 ? -1 : text.IndexOf("] \"", bracket, StringComparison.Ordinal);
        return close - bracket == 28 && text[bracket + 4] == '/' && text[bracket + 13] == ':' ? LogFamily.Ncsa : null;
    }

    private static bool IsBuild(IReadOnlyList<string> cells, int at) => cells.Skip(at).Take(4).All(IsNumber);

    private static bool IsNumber(string cell) => cell.Length > 0 && cell.All(char.IsAsciiDigit);

    private static bool IsWord(string cell) => cell.Length > 0 && cell.All(char.IsAsciiLetterOrDigit);

    private static bool IsCollection(string cell) =>
        cell.IndexOf(':', StringComparison.Ordinal) is > 0 and < 6 && cell.Contains('=', StringComparison.Ordinal);
}
