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

    private const StringComparison Anyhow = StringComparison.OrdinalIgnoreCase;
    private const string Digits = "0123456789";

    /// <summary>Reads <c>HttpProxy_2021030305-1.LOG</c>, <c>ECPServer20210303-1.LOG</c>, <c>u_ex210303_x.log</c> and their .gz; refuses names without a date.</summary>
    public static NamedSpan? Of(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length > 200)
        {
            return null;
        }

        var logName = EndsWith(name, ".gz") ? name.AsSpan()[..^3] : name;
        return EndsWith(logName, ".log") ? OfExchange(logName[..^4]) ?? OfIis(logName[..^4]) : null;
    }

    /// <summary>The records' time, widened to what the file's name says where that can be trusted.</summary>
    public static TimeRange Around(ArtefactSpan artefact, TimeRange records) => Of(artefact.Path) is { } named && named.Fits(artefact)
        ? new TimeRange(records.From < named.Span.From ? records.From : named.Span.From, records.To > named.Span.To ? records.To : named.Span.To)
        : records;

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

    // Thousands of names are read several times for one report: regular expressions were felt here.
    private static NamedSpan? OfExchange(ReadOnlySpan<char> stem)
    {
        var dash = stem.LastIndexOf('-');
        if (dash < 0 || stem[(dash + 1)..] is not { Length: >= 1 and <= 6 } instance || !AreDigits(instance))
        {
            return null;
        }

        var series = stem[..dash].TrimEnd(Digits);
        var date = stem[series.Length..dash];
        var span = date.Length switch
        {
            10 => SpanOf(date, "yyyyMMddHH", TimeSpan.FromHours(1)),
            8 => SpanOf(date, "yyyyMMdd", TimeSpan.FromDays(1)),
            _ => null,
        };
        return span is null ? null : new NamedSpan(SeriesOf(series, date.Length), span.Value, int.Parse(instance, CultureInfo.InvariantCulture));
    }

    private static NamedSpan? OfIis(ReadOnlySpan<char> stem)
    {
        if (!stem.StartsWith("u_ex", Anyhow) && !stem.StartsWith("u_in", Anyhow) && !stem.StartsWith("u_nc", Anyhow))
        {
            return null;
        }

        var date = EndsWith(stem, "_x") ? stem[4..^2] : stem[4..];
        var span = !AreDigits(date) ? null : date.Length switch
        {
            8 => SpanOf($"20{date}", "yyyyMMddHH", TimeSpan.FromHours(1)),
            6 => SpanOf($"20{date}", "yyyyMMdd", TimeSpan.FromDays(1)),
            4 => Month($"20{date}"),
            _ => null,
        };
        return span is null ? null : new NamedSpan(SeriesOf("u_ex", date.Length), span.Value, null);
    }

    private static bool EndsWith(ReadOnlySpan<char> name, string end) => name.EndsWith(end, Anyhow);

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static string SeriesOf(ReadOnlySpan<char> before, int digits) =>
        string.Create(CultureInfo.InvariantCulture, $"{DigitRuns().Replace(before.ToString(), "#").ToLowerInvariant()}/{digits}");

    private static TimeRange? SpanOf(ReadOnlySpan<char> digits, string format, TimeSpan length) =>
        TryParse(digits, format, out var from) ? new TimeRange(from, from + length) : null;

    private static TimeRange? Month(ReadOnlySpan<char> digits) =>
        TryParse(digits, "yyyyMM", out var from) ? new TimeRange(from, from.AddMonths(1)) : null;

    private static bool TryParse(ReadOnlySpan<char> digits, string format, out DateTime time) =>
        DateTime.TryParseExact(digits, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time)
        && time >= ObservedSource.Earliest && time.Year < 9000;

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DigitRuns();
}
