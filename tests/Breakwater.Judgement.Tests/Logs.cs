using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests;

/// <summary>Observations of log sources with the file names Exchange and IIS give.</summary>
internal static class Logs
{
    /// <summary>A source that writes in every hour from the first to before the last, one file an hour; <paramref name="except"/> leaves hours out.</summary>
    public static SourceObservation Hourly(string source, DateTime from, DateTime to, Func<DateTime, bool>? except = null, long perHour = 40)
    {
        var hours = Hours(from, to).Where(h => except is null || !except(h)).ToList();
        return new SourceObservation
        {
            Source = source,
            Hours = [.. hours.Select(h => new HourCount(h, perHour))],
            Artefacts =
            [
                .. hours.Select(h => new ArtefactSpan(
                    $"C:/Logging/{source}/HttpProxy_{h.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}-1.LOG",
                    EvidenceTime.FromSeconds(h), EvidenceTime.FromSeconds(h.AddMinutes(59)), perHour, 0, false)),
            ],
        };
    }

    /// <summary>A source with one file a day and a few records in each; <paramref name="except"/> leaves days out.</summary>
    public static SourceObservation Daily(string source, DateTime from, DateTime to, Func<DateTime, bool>? except = null, string prefix = "ECPServer")
    {
        var days = Hours(from, to).Select(h => h.Date).Distinct().Where(d => except is null || !except(d)).ToList();
        return new SourceObservation
        {
            Source = source,
            Hours = [.. days.Select(d => new HourCount(d.AddHours(9), 3))],
            Artefacts =
            [
                .. days.Select(d => new ArtefactSpan(
                    $"C:/Logging/ECP/Server/{prefix}{d.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-1.LOG",
                    EvidenceTime.FromSeconds(d.AddHours(9)), EvidenceTime.FromSeconds(d.AddHours(9.5)), 3, 0, false)),
            ],
        };
    }

    /// <summary>A source read from one file whose name has no date.</summary>
    public static SourceObservation Single(string source, DateTime from, DateTime to, string path = "C:/x/log.log", bool truncated = false) => new()
    {
        Source = source,
        Hours = [.. Hours(from, to).Select(h => new HourCount(h, 40))],
        Artefacts = [new ArtefactSpan(path, EvidenceTime.FromSeconds(from), EvidenceTime.FromSeconds(to), 40, 0, truncated)],
    };

    public static SourceObservation State(string source) => new()
    {
        Source = source,
        Hours = [],
        Artefacts = [new ArtefactSpan("C:/inetpub/wwwroot/x.aspx", null, null, 1, 0, false)],
    };

    private static IEnumerable<DateTime> Hours(DateTime from, DateTime to)
    {
        for (var hour = from; hour < to; hour = hour.AddHours(1))
        {
            yield return hour;
        }
    }
}
