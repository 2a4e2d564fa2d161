using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Breakwater.Model;

/// <summary>A UTC instant together with the precision its source wrote, so that a report never shows digits that nobody recorded.</summary>
/// <param name="Utc">The instant; its <see cref="DateTime.Kind"/> is always <see cref="DateTimeKind.Utc"/>.</param>
/// <param name="FractionDigits">Digits of the second's fraction that the source wrote: 0 for IIS, 3 for Exchange logs, 7 for event logs.</param>
public readonly record struct EvidenceTime(DateTime Utc, int FractionDigits) : IComparable<EvidenceTime>
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.f'Z'", "yyyy-MM-dd'T'HH:mm:ss.ff'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        "yyyy-MM-dd'T'HH:mm:ss.ffff'Z'", "yyyy-MM-dd'T'HH:mm:ss.fffff'Z'", "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
    ];

    /// <summary>A time of whole seconds.</summary>
    public static EvidenceTime FromSeconds(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), 0);

    /// <summary>A time of milliseconds.</summary>
    public static EvidenceTime FromMilliseconds(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), 3);

    /// <summary>Reads ISO 8601 UTC text as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EvidenceTime time)
    {
        for (var digits = 0; digits < Formats.Length; digits++)
        {
            if (DateTime.TryParseExact(text, Formats[digits], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var utc))
            {
                time = new EvidenceTime(utc, digits);
                return true;
            }
        }

        time = default;
        return false;
    }

    /// <summary>As people read it: no part of a second. The assessment itself keeps what was logged.</summary>
    public string WholeSecond => (this with { FractionDigits = 0 }).ToString();

    public static bool operator <(EvidenceTime left, EvidenceTime right) => left.Utc < right.Utc;

    public static bool operator >(EvidenceTime left, EvidenceTime right) => left.Utc > right.Utc;

    public static bool operator <=(EvidenceTime left, EvidenceTime right) => left.Utc <= right.Utc;

    public static bool operator >=(EvidenceTime left, EvidenceTime right) => left.Utc >= right.Utc;

    public int CompareTo(EvidenceTime other) => Utc.CompareTo(other.Utc);

    /// <summary>ISO 8601 in UTC with the source's precision, for example <c>2021-03-03T05:12:38.204Z</c>.</summary>
    public override string ToString() => Utc.ToString(Formats[Math.Clamp(FractionDigits, 0, 7)], CultureInfo.InvariantCulture);
}
