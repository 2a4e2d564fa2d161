using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>A log line as findings show it.</summary>
internal static class RecordText
{
    public static string Excerpt(in LogRecord record) => Read(record.Line, RecordFinding.MaxExcerptChars);

    /// <summary>The filled fields under the names of the log's own header.</summary>
    public static SortedDictionary<string, string> Fields(in LogRecord record)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var columns = record.Schema.Columns;
        for (var i = 0; i < Math.Min(columns.Count, RecordFinding.MaxFields); i++)
        {
            if (!record.TryGet(i, out var value) || value.IsEmpty)
            {
                continue;
            }

            fields.TryAdd(columns[i], Read(value, RecordFinding.MaxFieldChars));
            if (columns[i].Equals("EventData", StringComparison.OrdinalIgnoreCase))
            {
                AddMembers(value, fields);
            }
        }

        return fields;
    }

    /// <summary>The members of an ECP row that its rules are written about.</summary>
    private static void AddMembers(ReadOnlySpan<byte> collection, SortedDictionary<string, string> fields)
    {
        var scratch = new byte[collection.Length];
        foreach (var key in (ReadOnlySpan<string>)["CMD", "URL", "EX", "ACTID", "BLD", "PSA"])
        {
            if (new CollectionReader(collection).TryGet(Encoding.UTF8.GetBytes(key), out var value, scratch) && !value.IsEmpty)
            {
                fields.TryAdd(key, Read(value, RecordFinding.MaxFieldChars));
            }
        }
    }

    private static string Read(ReadOnlySpan<byte> utf8, int maxChars) =>
        RecordFinding.Cut(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, maxChars * 4)]), maxChars);
}
