namespace Breakwater.TextLogs.Fields;

/// <summary>Comma separated cells with CSV quotes; a quote opens only at the start of a cell, so a stray one inside a cell is text.</summary>
internal static class CsvFields
{
    public static void Split(ReadOnlySpan<byte> line, FieldTable table)
    {
        for (var at = 0; ;)
        {
            var end = CellEnd(line, at);
            table.Add(at, end - at);
            if (end == line.Length)
            {
                return;
            }

            at = end + 1;
        }
    }

    /// <summary>Whether a quoted cell is still open where the text ends.</summary>
    /// <param name="text">Text from the start of a cell, or from inside an open one.</param>
    /// <param name="open">True when a quoted cell is open where the text begins.</param>
    public static bool EndsOpen(ReadOnlySpan<byte> text, bool open)
    {
        var at = 0;
        if (open || text is [(byte)'"', ..])
        {
            at = AfterClosingQuote(text, open ? 0 : 1);
        }

        while (at >= 0)
        {
            var next = text[at..].IndexOf(",\""u8);
            if (next < 0)
            {
                return false;
            }

            at = AfterClosingQuote(text, at + next + 2);
        }

        return true;
    }

    /// <summary>Text of a cell that begins with a quote.</summary>
    public static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> cell, Span<byte> scratch)
    {
        var close = AfterClosingQuote(cell, 1);
        if (close < 0)
        {
            return Unescape.Doubled(cell[1..], (byte)'"', scratch);
        }

        var text = Unescape.Doubled(cell[1..(close - 1)], (byte)'"', scratch);
        if (close == cell.Length)
        {
            return text;
        }

        text.CopyTo(scratch);
        cell[close..].CopyTo(scratch[text.Length..]);
        return scratch[..(text.Length + cell.Length - close)];
    }

    /// <summary>Cells beyond the last column that hold something, unless a later version of the log is known to append that many.</summary>
    public static bool HasUnknownSurplus(ReadOnlySpan<byte> line, FieldTable table, LogSchema schema)
    {
        if (table.Seen <= schema.Columns.Count || schema.IsKnownLongerForm(table.Seen))
        {
            return false;
        }

        for (var i = schema.Columns.Count; i < table.Count; i++)
        {
            if (!table.Raw(line, i).IsEmpty)
            {
                return true;
            }
        }

        return table.Seen > table.Count;
    }

    private static int CellEnd(ReadOnlySpan<byte> line, int at)
    {
        if (at < line.Length && line[at] == '"')
        {
            at = AfterClosingQuote(line, at + 1);
            if (at < 0)
            {
                return line.Length;
            }
        }

        var comma = line[at..].IndexOf((byte)',');
        return comma < 0 ? line.Length : at + comma;
    }

    private static int AfterClosingQuote(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                return -1;
            }

            at += quote + 1;
            if (at == text.Length || text[at] != '"')
            {
                return at;
            }

            at++;
        }
    }
}
