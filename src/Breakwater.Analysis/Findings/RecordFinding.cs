using System.Text;
using Breakwater.Analysis.Rules;
using Breakwater.Model;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Findings;

/// <summary>Makes a finding of a record and the rule that matched it.</summary>
internal static class RecordFinding
{
    private const int MaxExcerptChars = 500;
    private const int MaxFields = 120;
    private const int MaxFieldChars = 2000;

    /// <param name="record">The matching record.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="block">The rule's block of ours; null where it has none.</param>
    /// <param name="source">Source id of the log.</param>
    /// <param name="path">Normalised path of the log.</param>
    public static Finding Of(in LogRecord record, SigmaRule rule, RuleBlock? block, string source, string path)
    {
        var fields = FieldsOf(record);
        var position = new FindingPosition(path, Line: record.LineNumber);
        return new Finding
        {
            Id = FindingIdentity.Of(rule.Id, position),
            Rule = rule.Id,
            Title = rule.Title,
            Campaign = block?.Campaign,
            Rung = block?.Rung,
            Outcome = block?.Outcome,
            Confidence = block?.Confidence ?? Confidence.Low,
            Level = rule.Level == RuleLevel.Unspecified ? "medium" : rule.Level.ToString().ToLowerInvariant(),
            Attack = [.. rule.Tags.Where(IsTechnique).Select(t => t["attack.".Length..].ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Time = record.TimeUtc is { } time ? new EvidenceTime(time, record.FractionDigits) : null,
            SourceId = source,
            Source = position,
            Excerpt = Cut(Encoding.UTF8.GetString(record.Line[..Math.Min(record.Line.Length, MaxExcerptChars * 4)]), MaxExcerptChars),
            Fields = fields,
            Subject = RecordSubject.Of(fields, source, block),
        };
    }

    private static bool IsTechnique(string tag) => tag.Length > 9 && tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(tag[8]);

    private static SortedDictionary<string, string> FieldsOf(in LogRecord record)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var columns = record.Schema.Columns;
        for (var i = 0; i < Math.Min(columns.Count, MaxFields); i++)
        {
            if (!record.TryGet(i, out var value) || value.IsEmpty)
            {
                continue;
            }

            var text = Cut(Encoding.UTF8.GetString(value[..Math.Min(value.Length, MaxFieldChars * 4)]), MaxFieldChars);
            fields.TryAdd(columns[i], text);
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
                fields.TryAdd(key, Cut(Encoding.UTF8.GetString(value[..Math.Min(value.Length, MaxFieldChars * 4)]), MaxFieldChars));
            }
        }
    }

    /// <summary>Cuts without leaving half a surrogate pair.</summary>
    private static string Cut(string text, int maxChars) =>
        text.Length <= maxChars ? text : text[..(char.IsHighSurrogate(text[maxChars - 1]) ? maxChars - 1 : maxChars)];
}
