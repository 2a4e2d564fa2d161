using System.Text;

namespace Breakwater.Sigma.Parsing;

/// <summary>Fills the placeholders of a value under `expand`: `%name%`, where `\%` is a plain percent character.</summary>
internal static class Placeholders
{
    /// <summary>One text for each combination of values, escapes of the percent character removed; null with the first placeholder that
    /// has no value, or without one where there is no room for so many.</summary>
    /// <param name="hasRoomFor">Asked before texts are made: how many, and their characters together.</param>
    public static List<string>? Expand(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> values, Func<long, long, bool> hasRoomFor, out string? missing)
    {
        var made = new List<string> { "" };
        var plain = new StringBuilder();
        missing = null;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] == '%')
            {
                plain.Append(value[++i]);
                continue;
            }

            if (value[i] != '%' || NameAt(value, i) is not { } name)
            {
                plain.Append(value[i]);
                continue;
            }

            if (!values.TryGetValue(name, out var choices) || choices.Count == 0)
            {
                missing = name;
                return null;
            }

            // Their number first: adding up the characters takes time.
            var texts = (long)made.Count * choices.Count;
            if (!hasRoomFor(texts, texts * plain.Length) || !hasRoomFor(0, (made.Sum(text => (long)text.Length) * choices.Count) + (choices.Sum(text => (long)text.Length) * made.Count)))
            {
                return null;
            }

            made = [.. made.SelectMany(text => choices.Select(choice => text + plain + choice))];
            plain.Clear();
            i += name.Length + 1;
        }

        return made.Count == 1 || hasRoomFor(0, (long)made.Count * plain.Length) ? made.ConvertAll(text => text + plain) : null;
    }

    private static string? NameAt(string value, int percent)
    {
        var end = percent + 1;
        while (end < value.Length && (char.IsLetterOrDigit(value[end]) || value[end] is '_' or '-' or '.'))
        {
            end++;
        }

        return end > percent + 1 && end < value.Length && value[end] == '%' ? value[(percent + 1)..end] : null;
    }
}
