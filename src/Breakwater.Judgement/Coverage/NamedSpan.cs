using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>The time that a log's name says it holds.</summary>
/// <param name="Series">What comes before the date, digits replaced: files of one series follow each other.</param>
/// <param name="Span">The hour, day or month.</param>
/// <param name="Instance">The number after the date; null where the name has none.</param>
internal sealed partial record NamedSpan(string Series, TimeRange Span, int? Instance)
{
    /// <summary>Rows of the hour before are normal at the start of a file; beyond that the name cannot be trusted.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>Roll-over by local time moves a name by up to 14 hours; more than a day beyond is a clock that jumped.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromHours(26);

    /// <summary>Reads <c>HttpProxy_2021030305-1.LOG</c>, <c>ECPServer20210303-1.LOG</c>, <c>u_ex210303_x.log</c> and their .gz; refuses names without a date.</summary>
    public static NamedSpan? Of(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length > 200)
        {
            return null;
        }

        if (ExchangeName().Match(name) is { Success: true } exchange)
        {
            var digits = exchange.Groups["date"].Value;
            var span = digits.Length == 10 ? SpanOf(digits, "yyyyMMddHH", TimeSpan.FromHours(1)) : SpanOf(digits, "yyyyMMdd", TimeSpan.FromDays(1));
            return span is null ? null : new NamedSpan(SeriesOf(exchange.Groups["series"].Value, digits.Length), span.Value, int.Parse(exchange.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));
        }

        if (IisName().Match(name) is { Success: true } iis)
        {
            var digits = iis.Groups["date"].Value;
            var span = digits.Length switch
            {
                8 => SpanOf("20" + digits, "yyyyMMddHH", TimeSpan.FromHours(1)),
                6 => SpanOf("20" + digits, "yyyyMMdd", TimeSpan.FromDays(1)),
                _ => Month("20" + digits),
            };
            return span is null ? null : new NamedSpan(SeriesOf("u_ex", digits.Length), span.Value, null);
        }

        return null;
    }

    /// <summary>False when the records show that the name does not tell the time they hold.</summary>
    public bool Fits(ArtefactSpan artefact) =>
        (artefact.First is not { } first || first.Utc >= Span.From - Tolerance)
        && (artefact.Last is not { } last || last.Utc < Span.To + Tolerance);

    /// <summary>True when record times lie further from the name's date than any roll-over explains.</summary>
    public bool IsClockJump(ArtefactSpan artefact)
    {
        // u_exYYMMWW: the number of a week in its month reads like one of the first days.
        var jump = Instance is null && Span.From.Day <= 6 ? TimeSpan.FromDays(31) : Jump;
        return (artefact.First is { } first && first.Utc < Span.From - jump) || (artefact.Last is { } last && last.Utc >= Span.To + jump);
    }

    private static string SeriesOf(string before, int digits) =>
        string.Create(CultureInfo.InvariantCulture, $"{Digits().Replace(before, "#").ToLowerInvariant()}/{digits}");

    private static TimeRange? SpanOf(string digits, string format, TimeSpan length) =>
        TryParse(digits, format, out var from) ? new TimeRange(from, from + length) : null;

    private static TimeRange? Month(string digits) =>
        TryParse(digits, "yyyyMM", out var from) ? new TimeRange(from, from.AddMonths(1)) : null;

    private static bool TryParse(string digits, string format, out DateTime time) =>
        DateTime.TryParseExact(digits, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time)
        && time >= ObservedSource.Earliest && time.Year < 9000;

    [GeneratedRegex(@"^(?<series>(?:.*[^0-9])?)(?<date>[0-9]{10}|[0-9]{8})-(?<n>[0-9]{1,6})\.log(?:\.gz)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ExchangeName();

    [GeneratedRegex(@"^u_(?:ex|in|nc)(?<date>[0-9]{8}|[0-9]{6}|[0-9]{4})(?:_x)?\.log(?:\.gz)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IisName();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
