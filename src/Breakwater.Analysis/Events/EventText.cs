using System.Globalization;
using System.Text;
using Breakwater.Analysis.Findings;
using Breakwater.Evtx;

namespace Breakwater.Analysis.Events;

/// <summary>An event as findings show it.</summary>
internal static class EventText
{
    private const int OfSystem = 3;

    /// <summary>The filled values under their own names, unnamed ones as <c>Data[n]</c>, beside provider, channel, computer and event id.</summary>
    public static SortedDictionary<string, string> Fields(in EvtxRecord record)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { [SystemFields.EventId] = record.EventId?.ToString(CultureInfo.InvariantCulture) ?? "" };
        var position = 0;
        foreach (var value in record.Values)
        {
            var isUnnamed = value.Name.SequenceEqual(EventValues.Unnamed);
            var name = isUnnamed ? string.Create(CultureInfo.InvariantCulture, $"{EventValues.Unnamed}[{position++}]") : Cut(value.Name);
            if (fields.Count < RecordFinding.MaxFields - OfSystem && Cut(value.Value) is { Length: > 0 } text)
            {
                fields.TryAdd(name, text);
            }
        }

        // As rules see them: an event's own value of the name comes first.
        fields.TryAdd(SystemFields.Channel, Cut(record.Channel));
        fields.TryAdd("Computer", Cut(record.Computer));
        fields.TryAdd(SystemFields.Provider, Cut(record.Provider));
        return fields;
    }

    /// <summary>The values of the event in its own order, in one line.</summary>
    public static string Excerpt(in EvtxRecord record)
    {
        var text = new StringBuilder(RecordFinding.MaxExcerptChars * 2);
        text.Append(record.Provider).Append(' ').Append(record.EventId ?? 0).Append(':');
        foreach (var value in record.Values)
        {
            if (text.Length > RecordFinding.MaxExcerptChars)
            {
                break;
            }

            if (Cut(value.Value) is { Length: > 0 } part)
            {
                text.Append(' ');
                if (!value.Name.SequenceEqual(EventValues.Unnamed))
                {
                    text.Append(value.Name).Append('=');
                }

                text.Append(part.ReplaceLineEndings(" "));
            }
        }

        return text.ToString();
    }

    private static string Cut(EvtxValue value) => value.IsNull ? "" : value.Chars.IsEmpty ? Cut(value.ToString()) : Cut(value.Chars);

    private static string Cut(ReadOnlySpan<char> text) => RecordFinding.Cut(text[..Math.Min(text.Length, RecordFinding.MaxFieldChars + 1)].ToString(), RecordFinding.MaxFieldChars);
}
