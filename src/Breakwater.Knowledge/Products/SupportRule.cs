using System.Globalization;
using Breakwater.Knowledge.Builds;

namespace Breakwater.Knowledge.Products;

/// <summary>Support by product dates and by the servicing of cumulative updates.</summary>
internal static class SupportRule
{
    // After a new cumulative update the previous one stayed supported for three months; in the mainstream phase until the next one came.
    private const int GraceMonths = 3;

    public static SupportState At(Product product, string? cu, IReadOnlyList<BuildEntry> builds, DateOnly day)
    {
        if (product.ExtendedEnd is { } end && day > end)
        {
            return Ended(product, cu, end, day);
        }

        var until = product.ExtendedEnd is { } last ? $"; {product.Name} is supported until {Text(last)}" : "";
        if (cu is null)
        {
            return new SupportState(null, $"The cumulative update is unknown{until}.", PaidExtendedUpdates: false);
        }

        var serviced = Serviced(product, builds, day);
        return serviced.Contains(cu, StringComparer.Ordinal)
            ? new SupportState(true, $"{product.Name} {cu} is supported{until}.", PaidExtendedUpdates: false)
            : new SupportState(false, $"{product.Name} {cu} gets no more updates, only {string.Join(" and ", serviced)}{until}.", PaidExtendedUpdates: false);
    }

    private static SupportState Ended(Product product, string? cu, DateOnly end, DateOnly day)
    {
        var sentence = $"{product.Name} has been out of support since {Text(end)}";
        if (cu is null || !product.EsuServicedCus.Contains(cu, StringComparer.Ordinal))
        {
            return new SupportState(false, sentence + ".", PaidExtendedUpdates: false);
        }

        var period = product.ExtendedUpdates.FirstOrDefault(p => p.Start <= day && day <= p.End);
        return period is not null
            ? new SupportState(false, $"{sentence}; {cu} gets paid extended updates until {End(period)}, whether this server is enrolled cannot be seen.", PaidExtendedUpdates: true)
            : new SupportState(false, $"{sentence}; the paid extended updates ended or pause on this day.", PaidExtendedUpdates: false);
    }

    private static List<string> Serviced(Product product, IReadOnlyList<BuildEntry> builds, DateOnly day)
    {
        var own = builds.Where(b => b.Line == product.Line).ToList();
        var released = own.Where(b => b.Kind is BuildKind.Cu or BuildKind.Rtm or BuildKind.Sp && b.Released <= day).ToList();
        var newest = released.LastOrDefault();
        var previous = released.Count > 1 ? released[^2] : null;
        // A product without an end date follows the modern lifecycle, which knows no grace for the previous one.
        var previousToo = product.ExtendedEnd is not null && (day <= product.MainstreamEnd || day <= newest?.Released?.AddMonths(GraceMonths));
        return [.. released.Where(r => r == newest || (r == previous && previousToo) || own.Exists(b => b.Cu == r.Cu && b.Update is not null && b.LimitedTo.Count == 0 && b.Released >= day))
            .Select(r => r.Cu)];
    }

    private static string End(EsuPeriod period) => period.MonthPrecision ? period.End.ToString("yyyy-MM", CultureInfo.InvariantCulture) : Text(period.End);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
