using System.Globalization;

namespace Breakwater.Sigma.Values;

/// <summary>Reads a number as rules and records write them: decimal with optional fraction and exponent, or 0x hexadecimal.</summary>
internal static class NumberText
{
    private const NumberStyles Decimal =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    // Exact: event record ids and file sizes exceed what a double holds. Longer digit strings are text.
    private const int MaxLength = 40;

    // Any number of so many digits fits a long.
    private const int LongDigits = 18;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > MaxLength || !MayStart(text[0]))
        {
            return false;
        }

        if (text.Length <= LongDigits && IsDigits(text))
        {
            // Most numbers of records are of this kind, and the general way takes ten times as long.
            var small = 0L;
            foreach (var digit in text)
            {
                small = (small * 10) + (digit - '0');
            }

            number = small;
            return true;
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var isHex = ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits);
            number = bits;
            return isHex;
        }

        return decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Signs, the point, digits and white space: what the styles allow at the start.</summary>
    private static bool MayStart(char c) => c is (>= '0' and <= '9') or '+' or '-' or '.' || char.IsWhiteSpace(c);
}
