using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Judgement.Coverage;

/// <summary>The time that a log's name says it holds.</summary>
internal sealed partial class NamedSpan
{
    /// <summary>Rows of the hour before are normal at the start of a file; beyond that the name cannot be trusted.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>Roll-over by local time moves a name by up to 14 hours; more than a day beyond is a clock that jumped.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromHours(26);

    private const StringComparison Anyhow = StringComparison.OrdinalIgnoreCase;
    private const string Digits = "0123456789";

    private readonly string _before;
    private readonly int _dateDigits;

    private NamedSpan(string before, int dateDigits, TimeRange span, int? instance) => (_before, _dateDigits, Span, Instance) = (before, dateDigits, span, instance);

    /// <summary>What comes before the date, digits replaced: files of one series follow each other.</summary>
    public string Series => field ??= string.Create(CultureInfo.InvariantCulture, $"{DigitRuns().Replace(_before, "#").ToLowerInvariant()}/{_dateDigits}");

    /// <summary>The hour, day or month.</summary>
    public TimeRange Span { get; }

    /// <summary>The number after the date; null where the name has none.</summary>
    public int? Instance { get; }

    /// <summary>Reads <c>HttpProxy_2021030305-1.LOG</c>, <c>ECPServer20210303-1.LOG</c>, <c>u_ex210303_x.log</c>, also under a further ending such as .gz; refuses names without a date.</summary>
    public static NamedSpan? Of(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.Length > 200)
        {
            return null;
        }

        var end = LogEnding.IndexOf(name, ".log");
        return end > 0 ? OfExchange(name.AsSpan(0, end)) ?? OfIis(name.AsSpan(0, end)) : null;
    }

    /// <summary>The records' time, widened to what the file's name says where that can be trusted.</summary>
    public static TimeRange Around(ArtefactSpan artefact, NamedSpan? named, TimeRange records) => named?.Fits(artefact) == true
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

    // Thousands of names are read several times for one report: regular expressions and date formats were felt here.
    private static NamedSpan? OfExchange(ReadOnlySpan<char> stem)
    {
        var dash = stem.LastIndexOf('-');
        if (dash < 0 || stem[(dash + 1)..] is not { Length: >= 1 and <= 6 } instance || !AreDigits(instance))
        {
            return null;
        }

        var series = stem[..dash].TrimEnd(Digits);
        var date = stem[series.Length..dash];
        return date.Length is 8 or 10 && SpanOf(Number(date[..4]), date[4..]) is { } span ? new NamedSpan(series.ToString(), date.Length, span, Number(instance)) : null;
    }

    private static NamedSpan? OfIis(ReadOnlySpan<char> stem)
    {
        if (!stem.StartsWith("u_ex", Anyhow) && !stem.StartsWith("u_in", Anyhow) && !stem.StartsWith("u_nc", Anyhow))
        {
            return null;
        }

        var date = EndsWith(stem, "_x") ? stem[4..^2] : stem[4..];
        return date.Length is 4 or 6 or 8 && AreDigits(date) && SpanOf(2000 + Number(date[..2]), date[2..]) is { } span ? new NamedSpan("u_ex", date.Length, span, null) : null;
    }

    private static bool EndsWith(ReadOnlySpan<char> name, string end) => name.EndsWith(end, Anyhow);

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The month, day or hour that two, four or six digits tell; null where there is none.</summary>
    private static TimeRange? SpanOf(int year, ReadOnlySpan<char> digits)
    {
        var month = Number(digits[..2]);
        var day = digits.Length > 2 ? Number(digits[2..4]) : 1;
        var hour = digits.Length > 4 ? Number(digits[4..]) : 0;
        if (year < ObservedSource.Earliest.Year || year >= ObservedSource.Latest.Year || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23)
        {
            return null;
        }

        var from = new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc);
        return new TimeRange(from, digits.Length > 4 ? from.AddHours(1) : digits.Length > 2 ? from.AddDays(1) : from.AddMonths(1));
    }

    /// <summary>The value of at most six digits.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DigitRuns();
}
