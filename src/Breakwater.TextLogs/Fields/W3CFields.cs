namespace Breakwater.TextLogs.Fields;

/// <summary>Space separated tokens; an empty token is no column, because W3C writes <c>-</c> for nothing and IIS writes two spaces before some user names.</summary>
internal static class W3CFields
{
    public static void Split(ReadOnlySpan<byte> line, LogSchema schema, FieldTable table)
    {
        for (var at = 0; at < line.Length;)
        {
            var space = line[at..].IndexOf((byte)' ');
            var length = space < 0 ? line.Length - at : space;
            if (length > 0)
            {
                table.Add(at, length);
            }

            at += length + 1;
        }

        if (table.Seen != schema.Columns.Count && schema.Columns.Count > 0)
        {
            table.W3CMisaligned = true;
            W3CAlignment.Align(line, schema, table);
        }
    }

    public static int CountTokens(ReadOnlySpan<byte> line)
    {
        var tokens = 0;
        foreach (var range in line.Split((byte)' '))
        {
            tokens += range.Start.Value == range.End.Value ? 0 : 1;
        }

        return tokens;
    }
}
