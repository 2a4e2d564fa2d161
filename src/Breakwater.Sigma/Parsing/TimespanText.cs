using System.Globalization;

namespace Breakwater.Sigma.Parsing;

/// <summary>Reads a correlation's time span, a number and a letter.</summary>
internal static class TimespanText
{
    private const int MostDigits = 7;

    /// <summary>s, m, h and d are the specification's. w, M and y are in use beside them; M and y are the mean Gregorian month and year.</summary>
    public static bool TryParse(string text, out TimeSpan timespan)
    {
        timespan = TimeSpan.Zero;
        if (text.Length is < 2 or > MostDigits + 1 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        long? seconds = text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            'w' => 604_800,
            'M' => 2_629_746,
            'y' => 31_556_952,
            _ => null,
        };

        // Beyond four centuries a span is no smaller than the time that can be written.
        var total = seconds * number;
        timespan = TimeSpan.FromSeconds(Math.Min(total ?? 0, 400L * 31_556_952));
        return total > 0;
    }
}
