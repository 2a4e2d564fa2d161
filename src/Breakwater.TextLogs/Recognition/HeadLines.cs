using Breakwater.TextLogs.Reading;

namespace Breakwater.TextLogs.Recognition;

/// <summary>Reads the lines of a head and decides what log they are from.</summary>
internal sealed class HeadLines
{
    private const int RowsTried = 16;

    // What is left of a cut record with line breaks in a cell.
    private const int MaxLeadingScraps = 8;

    // A head of UTF-16 grows by half as UTF-8.
    private const int MaxTextBytes = LogRecognition.HeadBytes * 2;

    private readonly LineBuffer _text;
    private readonly bool _wholeFile;
    private readonly HeaderBlock _header = new();
    private readonly List<byte[]> _rows = [];
    private (LogFamily Family, IReadOnlyList<string> Columns, string? LogType)? _guess;

    /// <param name="text">The head as UTF-8.</param>
    /// <param name="wholeFile">False when the last line may go on beyond the head.</param>
    public HeadLines(LineBuffer text, bool wholeFile)
    {
        _text = text;
        _wholeFile = wholeFile;
    }

    /// <summary>False when the lines are not those of a log.</summary>
    public bool Read()
    {
        ReadLines();
        if (_header.Software is { } software && LogTypeOf.FamilyOf(software) is { })
        {
            return true;
        }

        if (_header.Columns.Count > 0)
        {
            return LooksLikeLogColumns();
        }

        // The first row may be the second half of one: try some more.
        _guess = _rows.Take(RowsTried).Select(r => RowGuess.Of(r)).FirstOrDefault(g => g is not null);
        return _guess is not null;
    }

    public LogHead ToHead(LogEncoding encoding)
    {
        var family = _guess?.Family ?? _header.Family;
        var headless = _header.Columns.Count == 0;
        var guess = headless ? _guess ?? _rows.Take(RowsTried).Select(r => RowGuess.Of(r)).FirstOrDefault(g => g?.Family == family) : null;
        var columns = headless ? guess?.Columns ?? [] : _header.Columns;
        var firstRow = FirstRow(new LogSchema(family, columns, null, null, null));
        var type = _header.LogType ?? guess?.LogType ?? (family == LogFamily.ExchangeCsv ? RowGuess.TypeOf(columns, firstRow) : LogTypeOf.Columns(family, columns));
        return new LogHead(family, encoding, _header.Software, type, _header.Version, columns)
        {
            HasHeader = !headless,
            FirstRow = firstRow,
        };
    }

    private void ReadLines()
    {
        var csv = RowGuess.StartsLikeCsv(_text.Available);
        var scanner = new RecordScanner(_text, MaxTextBytes, new ProblemList(0));
        while (scanner.Next(_header.Family == LogFamily.ExchangeCsv && (csv || _header.Columns.Count > 0)))
        {
            var line = scanner.Record;
            if (IsForeign(line))
            {
                return;
            }

            if (_header.TryRead(line))
            {
                continue;
            }

            // Half a row serves to look into, not to count cells.
            var cut = scanner.End == RecordEnd.EndOfFile && !_wholeFile;
            if (!cut || _header.Columns.Count > 0)
            {
                _rows.Add(line.ToArray());
            }

            if (_header.Columns.Count > 0 && StartsWithTime(_rows[^1]))
            {
                return;
            }
        }
    }

    /// <summary>Markup, output of Test-ProxyLogon and other CSV exports (quoted rows of an earlier analysis), or prose for too many lines.</summary>
    private bool IsForeign(ReadOnlySpan<byte> line) => _header.Columns.Count == 0 && _header.Software is null
        && (_rows.Count == 0 ? line.StartsWith("#TYPE "u8) || line is [(byte)'"' or (byte)'<', ..] : _rows.Count > MaxLeadingScraps && !_rows.Any(StartsWithTime));

    private bool LooksLikeLogColumns()
    {
        if (_rows.Count > 0 && _header.Software is null && !_rows.Take(RowsTried).Any(StartsWithTime))
        {
            return false;
        }

        return _header.Family == LogFamily.W3C
            ? _header.Columns.Any(c => c is "time") && _header.Columns.Any(c => c.StartsWith("cs-", StringComparison.Ordinal) || c.StartsWith("sc-", StringComparison.Ordinal))
            : LogTypeOf.Columns(LogFamily.ExchangeCsv, _header.Columns) is not null
                || (_header.Columns.Contains("RequestId") && _header.Columns.Contains("MajorVersion"));
    }

    private static bool StartsWithTime(byte[] row) =>
        TimeStamp.TryParse(row, (byte)'T', out _, out _, out _) || TimeStamp.TryParse(row, (byte)' ', out _, out _, out _)
        || TimeStamp.TryParseTimeOfDay(row, out _, out _, out _);

    private IReadOnlyList<string> FirstRow(LogSchema schema)
    {
        var row = _rows.Take(RowsTried).FirstOrDefault(StartsWithTime);
        return row is null || schema.Columns.Count == 0 ? [] : new RowCells(schema, row);
    }
}
