using System.Globalization;
using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>An event as findings show it.</summary>
internal static class EventText
{
    private const int OfSystem = 3;

    // Matches are many where rules are loud, and each has an excerpt.
    [ThreadStatic]
    private static StringBuilder? _excerpt;

    /// <summary>The filled values under their own names, unnamed ones as <c>Data[n]</c>, beside provider, channel, computer and event id; and the values in the order of the event, in one line.</summary>
    public static (SortedDictionary<string, string> Fields, string Excerpt) Of(in EvtxRecord record)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { [SystemFields.EventId] = record.EventId?.ToString(CultureInfo.InvariantCulture) ?? "" };
        var excerpt = (_excerpt ??= new StringBuilder(RecordFinding.MaxExcerptChars)).Clear();
        excerpt.Append(record.Provider).Append(' ').Append(record.EventId ?? 0).Append(':');
        var position = 0;
        foreach (var value in record.Values)
        {
            var isUnnamed = value.Name.SequenceEqual(EventValues.Unnamed);
            var name = isUnnamed ? string.Create(CultureInfo.InvariantCulture, $"{EventValues.Unnamed}[{position++}]") : Cut(value.Name);
            var isField = fields.Count < RecordFinding.MaxFields - OfSystem;
            if ((isField || excerpt.Length <= RecordFinding.MaxExcerptChars) && Cut(value.Value) is { Length: > 0 } text)
            {
                if (isField)
                {
                    fields.TryAdd(name, text);
                }

                AddTo(excerpt, value.Name, isUnnamed, text);
            }
        }

        // As rules see them: an event's own value of the name comes first.
        fields.TryAdd(SystemFields.Channel, Cut(record.Channel));
        fields.TryAdd("Computer", Cut(record.Computer));
        fields.TryAdd(SystemFields.Provider, Cut(record.Provider));
        return (fields, excerpt.ToString());
    }

    private static void AddTo(StringBuilder excerpt, ReadOnlySpan<char> name, bool isUnnamed, string text)
    {
        if (excerpt.Length > RecordFinding.MaxExcerptChars)
        {
            return;
        }

        excerpt.Append(' ');
        if (!isUnnamed)
        {
            excerpt.Append(name).Append('=');
        }

        excerpt.Append(text.ReplaceLineEndings(" "));
    }

    private static string Cut(EvtxValue value) => value.IsNull ? "" : value.Chars.IsEmpty ? Cut(value.ToString()) : Cut(value.Chars);

    private static string Cut(ReadOnlySpan<char> text) => RecordFinding.Cut(text[..Math.Min(text.Length, RecordFinding.MaxFieldChars + 1)].ToString(), RecordFinding.MaxFieldChars);
}
