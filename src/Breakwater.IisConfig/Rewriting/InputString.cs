using System.Text;

namespace Breakwater.IisConfig.Rewriting;

/// <summary>Expands the braces of a condition's input or an action's value: server variables, back-references, functions, rewrite maps.</summary>
internal static class InputString
{
    private const int DeepestNesting = 8;
    private const int LongestResult = 65536;

    /// <param name="template">For example <c>{UrlDecode:{REQUEST_URI}}</c>.</param>
    /// <param name="variable">Values of names; null where nothing is known, which marks the result as unknown.</param>
    /// <param name="groups">Back-references by letter: <c>R</c> of the rule, <c>C</c> of its conditions.</param>
    public static ExpandedInput Expand(string template, Func<string, string?> variable, Func<char, int, string> groups) => Expand(template, variable, groups, 0);

    private static ExpandedInput Expand(string template, Func<string, string?> variable, Func<char, int, string> groups, int depth)
    {
        var result = new StringBuilder();
        var known = true;
        for (var i = 0; i < template.Length && result.Length < LongestResult; i++)
        {
            var end = template[i] == '{' && depth < DeepestNesting ? Closing(template, i) : -1;
            if (end < 0)
            {
                result.Append(template[i]);
                continue;
            }

            var value = Value(template[(i + 1)..end], variable, groups, depth);
            result.Append(value.Text);
            known &= value.IsKnown;
            i = end;
        }

        return new ExpandedInput(result.ToString(), known);
    }

    private static ExpandedInput Value(string inside, Func<string, string?> variable, Func<char, int, string> groups, int depth)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return variable(inside) is { } value ? new(value, true) : new("", false);
        }

        var (name, rest) = (inside[..colon], inside[(colon + 1)..]);
        if (name is "R" or "C" or "r" or "c")
        {
            return new(int.TryParse(rest, out var number) ? groups(char.ToUpperInvariant(name[0]), number) : "", true);
        }

        var argument = Expand(rest, variable, groups, depth + 1);
        return name.ToUpperInvariant() switch
        {
            "URLDECODE" => argument with { Text = RewriteRequest.Decode(argument.Text) },
            "URLENCODE" => argument with { Text = Uri.EscapeDataString(argument.Text) },
            "TOLOWER" => argument with { Text = argument.Text.ToLowerInvariant() },
            _ => variable($"{name}:{argument.Text}") is { } mapped ? new(mapped, argument.IsKnown) : new("", false),
        };
    }

    private static int Closing(string template, int open)
    {
        var depth = 0;
        for (var i = open; i < template.Length; i++)
        {
            depth += template[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
