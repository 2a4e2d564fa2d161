using System.Text;
using System.Text.Json;
using Breakwater.Model;

namespace Breakwater.Reports.Json;

/// <summary>The member shapes that recur in assessment.json.</summary>
internal static class JsonMembers
{
    /// <summary>Text as it is, except that half a surrogate pair, which no JSON reader agrees on, becomes its visible escape.</summary>
    public static string Whole(string text)
    {
        var i = IndexOfHalfPair(text, 0);
        if (i < 0)
        {
            return text;
        }

        var whole = new StringBuilder(text.Length + 16);
        var start = 0;
        for (; i >= 0; i = IndexOfHalfPair(text, start))
        {
            whole.Append(text, start, i - start).Append("\\u").Append(((int)text[i]).ToString("X4"));
            start = i + 1;
        }

        return whole.Append(text, start, text.Length - start).ToString();
    }

    public static void Text(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, Whole(value));
        }
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(Whole(value));
        }

        json.WriteEndArray();
    }

    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeMembers)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            writeMembers(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Time(this Utf8JsonWriter json, string name, EvidenceTime? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.ToString());
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Time(this Utf8JsonWriter json, string name, DateTime? utc) => json.Time(name, utc is { } known ? EvidenceTime.FromSeconds(known) : (EvidenceTime?)null);

    public static void Range(this Utf8JsonWriter json, TimeRange range)
    {
        json.Time("from", range.From);
        json.Time("to", range.To);
    }

    public static void Number(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Flag(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A number that JSON can hold, else null.</summary>
    public static void Score(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A share of 0 to 1 with four decimals; 1 is written only for a full one, so that rounding never hides a hole.</summary>
    public static void Fraction(this Utf8JsonWriter json, string name, double? value) => json.Score(name, value is { } known ? Share(known) : null);

    public static double Share(double value) => double.IsNaN(value) ? 0 : value >= 1 ? 1 : Math.Clamp(Math.Round(value, 4), 0, 0.9999);

    private static int IndexOfHalfPair(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(text, i))
            {
                return i;
            }

            i++;
        }

        return -1;
    }
}
