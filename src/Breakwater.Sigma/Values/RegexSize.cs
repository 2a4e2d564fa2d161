using System.Globalization;

namespace Breakwater.Sigma.Values;

/// <summary>Estimates how many positions a pattern has once its counted repeats are unrolled: `(a{100}){100}` has 10,000.</summary>
internal static class RegexSize
{
    public static long Estimate(string pattern)
    {
        var open = new Stack<long>();
        long total = 0, last = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    total += last = 1;
                    break;
                case '[':
                    i = EndOfClass(pattern, i);
                    total += last = 1;
                    break;
                case '(':
                    open.Push(total);
                    (total, last) = (0, 0);
                    break;
                case ')' when open.Count > 0:
                    last = total;
                    total += open.Pop();
                    break;
                case '{' when Repeats(pattern, ref i) is { } count:
                    total += last * (count - 1);
                    last *= count;
                    break;
                default:
                    total += last = 1;
                    break;
            }

            // Saturates long before it overflows: one repeat multiplies by at most int.MaxValue.
            (total, last) = (Math.Min(total, int.MaxValue), Math.Min(last, int.MaxValue));
        }

        return Math.Min(total + open.Sum(), int.MaxValue);
    }

    /// <summary>The index of the `]` that closes the class; a `]` right after `[` or `[^` is a member.</summary>
    internal static int EndOfClass(string pattern, int start)
    {
        var i = start + 1;
        i += i < pattern.Length && pattern[i] == '^' ? 1 : 0;
        i += i < pattern.Length && pattern[i] == ']' ? 1 : 0;
        while (i < pattern.Length && pattern[i] != ']')
        {
            i += pattern[i] == '\\' ? 2 : 1;
        }

        return i;
    }

    /// <summary>Whether a class may be taken from another (`[a-z-[aeiou]]`), so that it does not end where <see cref="EndOfClass"/> says; a dash before a class is no such thing.</summary>
    internal static bool SubtractsClass(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
            }
            else if (pattern[i] == '[')
            {
                var end = Math.Min(EndOfClass(pattern, i), pattern.Length);
                if (pattern.AsSpan(i, end - i).Contains("-[", StringComparison.Ordinal))
                {
                    return true;
                }

                i = end;
            }
        }

        return false;
    }

    private static int? Repeats(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0)
        {
            return null;
        }

        var bounds = pattern[(at + 1)..end];
        var comma = bounds.IndexOf(',', StringComparison.Ordinal);
        var most = comma >= 0 && comma + 1 < bounds.Length ? bounds[(comma + 1)..] : bounds.TrimEnd(',');
        if (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        at = end;
        return Math.Max(count, 1);
    }
}
