using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Breakwater.Model;

/// <summary>An Exchange version number, compared part by part as numbers.</summary>
/// <param name="Major">14 for Exchange 2010, 15 for all later products.</param>
/// <param name="Minor">0 is 2013, 1 is 2016, 2 is 2019 and SE.</param>
/// <param name="Build">Identifies the cumulative update.</param>
/// <param name="Revision">Orders the security updates inside the cumulative update; null where the witness shows three parts only.</param>
public readonly record struct ExchangeBuild(int Major, int Minor, int Build, int? Revision) : IComparable<ExchangeBuild>
{
    /// <summary>True when the security update level is unknown because the witness shows three parts only.</summary>
    public bool IsCumulativeUpdateOnly => Revision is null;

    /// <summary>Reads <c>15.1.2106.2</c>, <c>15.01.2106.002</c> or three parts. Refuses signs, spaces and parts above 65535.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ExchangeBuild build)
    {
        build = default;
        var parts = text?.Split('.') ?? [];
        if (parts.Length is not (3 or 4))
        {
            return false;
        }

        Span<int> numbers = stackalloc int[4];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] > ushort.MaxValue)
            {
                return false;
            }
        }

        build = new ExchangeBuild(numbers[0], numbers[1], numbers[2], parts.Length == 4 ? numbers[3] : null);
        return true;
    }

    public static bool operator <(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) < 0;

    public static bool operator >(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExchangeBuild left, ExchangeBuild right) => left.CompareTo(right) >= 0;

    /// <summary>Orders by number; an unknown revision sorts before every known one of the same cumulative update.</summary>
    public int CompareTo(ExchangeBuild other) =>
        (Major, Minor, Build, Revision ?? -1).CompareTo((other.Major, other.Minor, other.Build, other.Revision ?? -1));

    /// <summary>The number without leading zeros, for example <c>15.1.2106.2</c>.</summary>
    public override string ToString() => Revision is { } revision
        ? string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Build}.{revision}")
        : string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Build}");
}
