using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Breakwater.Sigma.Parsing;

/// <summary>Fills the placeholders of a value under `expand`: `%name%`, where `\%` is a plain percent character.</summary>
internal static class Placeholders
{
    /// <summary>One text for each combination of values, escapes of the percent character removed; false with the first placeholder that
    /// has no value, or none that is within bounds.</summary>
    public static bool TryExpand(
        string value,
        IReadOnlyDictionary<string, IReadOnlyList<string>> values,
        [NotNullWhen(true)] out List<string>? texts,
        [NotNullWhen(false)] out string? missing)
    {
        var made = new List<string> { "" };
        var plain = new StringBuilder();
        texts = null;
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

            if (!values.TryGetValue(name, out var choices) || choices.Count == 0 || (long)choices.Count * made.Count > Limits.PlaceholderValues)
            {
                missing = name;
                return false;
            }

            made = [.. made.SelectMany(text => choices.Select(choice => text + plain + choice))];
            plain.Clear();
            i += name.Length + 1;
        }

        missing = null;
        texts = made.ConvertAll(text => text + plain);
        return true;
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
