namespace Breakwater.TextLogs.Fields;

/// <summary>
/// Lays out a W3C row whose tokens do not fit its columns. Such rows are kept because an attacker can provoke them, for example with spaces in a User-Agent.
/// </summary>
internal static class W3CAlignment
{
    // The columns that can hold spaces where a writer does not encode them, likeliest first.
    private static readonly string[] Suspects =
        ["cs(User-Agent)", "cs(Referer)", "cs(Cookie)", "cs-uri-query", "cs-username", "cs-uri-stem", "cs-uri", "cs-host", "s-reason", "s-queuename"];

    public static void Align(ReadOnlySpan<byte> line, LogSchema schema, FieldTable table)
    {
        var tokens = new (int Start, int Length)[table.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = table.At(i);
        }

        table.Clear();
        var surplus = tokens.Length - schema.Columns.Count;
        if (surplus <= 0)
        {
            LayOutShortRow(line, schema, tokens, table);
            return;
        }

        foreach (var suspect in Suspects)
        {
            var column = schema.IndexOf(suspect);
            if (column >= 0 && Fits(line, schema, tokens, column, surplus))
            {
                LayOut(schema, tokens, column, surplus, table);
                return;
            }
        }

        Anchor(schema, tokens, table);
    }

    private static void LayOutShortRow(ReadOnlySpan<byte> line, LogSchema schema, (int Start, int Length)[] tokens, FieldTable table)
    {
        if (!Fits(line, schema, tokens, schema.Columns.Count, 0))
        {
            Anchor(schema, tokens, table);
            return;
        }

        foreach (var (start, length) in tokens)
        {
            table.Add(start, length);
        }
    }

    /// <summary>Whether every strict column gets a token of its kind when one column takes all surplus tokens.</summary>
    private static bool Fits(ReadOnlySpan<byte> line, LogSchema schema, (int Start, int Length)[] tokens, int widened, int surplus)
    {
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            var token = i > widened ? i + surplus : i;
            if (i == widened || token >= tokens.Length)
            {
                continue;
            }

            if (!ColumnKinds.Accepts(schema.Kinds[i], line.Slice(tokens[token].Start, tokens[token].Length)))
            {
                return false;
            }
        }

        return true;
    }

    private static void LayOut(LogSchema schema, (int Start, int Length)[] tokens, int widened, int surplus, FieldTable table)
    {
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            var first = tokens[i > widened ? i + surplus : i];
            var last = tokens[i >= widened ? i + surplus : i];
            table.Add(first.Start, last.Start + last.Length - first.Start);
        }
    }

    /// <summary>Takes the columns up to the stem from the left, those from the status on from the right, and keeps the middle whole under the query.</summary>
    private static void Anchor(LogSchema schema, (int Start, int Length)[] tokens, FieldTable table)
    {
        var columns = schema.Columns.Count;
        var left = Math.Max(schema.IndexOf("cs-uri-stem"), schema.IndexOf("cs-method")) + 1;
        var status = schema.IndexOf("sc-status");
        var right = status >= left ? columns - status : 0;
        if (tokens.Length < left + right)
        {
            left = Math.Min(left, tokens.Length);
            right = 0;
        }

        var middle = MiddleColumn(schema, left, columns - right);
        for (var i = 0; i < columns; i++)
        {
            if (i < left)
            {
                table.Add(tokens[i].Start, tokens[i].Length);
            }
            else if (i >= columns - right)
            {
                var (start, length) = tokens[tokens.Length - columns + i];
                table.Add(start, length);
            }
            else if (i == middle && tokens.Length > left + right)
            {
                var last = tokens[tokens.Length - right - 1];
                table.Add(tokens[left].Start, last.Start + last.Length - tokens[left].Start);
            }
            else
            {
                table.AddAbsent();
            }
        }
    }

    private static int MiddleColumn(LogSchema schema, int from, int to)
    {
        var query = schema.IndexOf("cs-uri-query");
        return query >= from && query < to ? query : from;
    }
}
