using System.Globalization;

namespace Breakwater.Sigma.Values;

/// <summary>Reads a number as rules and records write them: decimal with optional fraction and exponent, or 0x hexadecimal.</summary>
internal static class NumberText
{
    private const NumberStyles Decimal =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    // Exact: event record ids and file sizes exceed what a double holds. Longer digit strings are text.
    private const int MaxLength = 40;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var isHex = ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits);
            number = bits;
            return isHex;
        }

        return decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out number);
    }
}
