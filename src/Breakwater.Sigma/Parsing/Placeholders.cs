using System.Text;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads the placeholders of a value under `expand`: `%name%`, where `\%` is a plain percent character.</summary>
internal static class Placeholders
{
    /// <summary>The first placeholder, or null and the value with its escapes removed.</summary>
    public static string? FindFirst(string value, out string plain)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] == '%')
            {
                text.Append(value[++i]);
                continue;
            }

            if (value[i] == '%')
            {
                var end = i + 1;
                while (end < value.Length && (char.IsLetterOrDigit(value[end]) || value[end] is '_' or '-' or '.'))
                {
                    end++;
                }

                if (end > i + 1 && end < value.Length && value[end] == '%')
                {
                    plain = "";
                    return value[(i + 1)..end];
                }
            }

            text.Append(value[i]);
        }

        plain = text.ToString();
        return null;
    }
}
