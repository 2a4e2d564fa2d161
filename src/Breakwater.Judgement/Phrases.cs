using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Judgement;

/// <summary>How times, spans and lists are said in reasons and actions.</summary>
internal static class Phrases
{
    private const int IdsShown = 5;
    private const int LongestQuote = 80;

    /// <summary>A day where the time is midnight, otherwise the minute; always UTC.</summary>
    public static string Moment(DateTime time) => time.ToString(
        time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm 'UTC'",
        CultureInfo.InvariantCulture);

    public static string Range(TimeRange range) =>
        range.From == DateTime.MinValue && range.To == DateTime.MaxValue ? "for an unknown time" : $"from {Moment(range.From)} to {Moment(range.To)}";

    public static string Percent(double fraction)
    {
        // Rounded down, so that a hole never reads as 100 %.
        var percent = Math.Floor(fraction * 1000) / 10;
        return percent.ToString("0.#", CultureInfo.InvariantCulture) + " %";
    }

    public static string Length(TimeSpan length) => length.TotalHours < 48
        ? Count((long)Math.Ceiling(length.TotalHours), "hour")
        : Count((long)Math.Round(length.TotalDays), "day");

    public static string Count(long number, string noun) => Count(number, noun, noun + "s");

    public static string Count(long number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    /// <summary>Attacker-written text inside a sentence, cut in its middle: the end of a path is its file. Writers of reports escape it. Never cuts between the halves of a surrogate pair.</summary>
    public static string Short(string text)
    {
        if (text.Length <= LongestQuote)
        {
            return text;
        }

        var (head, tail) = (LongestQuote / 2, text.Length - (LongestQuote / 2));
        return text[..(char.IsHighSurrogate(text[head - 1]) ? head - 1 : head)] + "..." + text[(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail)..];
    }

    public static string List(IReadOnlyList<string> words, string conjunction = "and") => words.Count switch
    {
        0 => "none",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " " + conjunction + " " + words[^1],
    };

    /// <summary>The first few finding ids and how many more there are.</summary>
    public static string Ids(IReadOnlyList<Finding> findings)
    {
        var shown = findings.Take(IdsShown).Select(f => f.Id).ToList();
        return findings.Count > IdsShown ? $"{string.Join(", ", shown)} and {findings.Count - IdsShown} more" : List(shown);
    }

    public static string Seen(Finding finding) => finding.Time is { } time ? " at " + time.WholeSecond : "";

    /// <summary>The rung for a reader who knows none of our words.</summary>
    public static string Plain(Rung rung) => rung switch
    {
        Rung.Probed => "the server was looked at",
        Rung.Exploited => "the hole was used",
        Rung.WroteFile => "a file was placed on the server",
        Rung.ShellUsed => "commands were run on the server",
        Rung.Privilege => "administrator rights were obtained",
        Rung.Credentials => "passwords or keys were taken",
        Rung.Directory => "the directory of all accounts was reached",
        Rung.MailTaken => "mail was read or taken",
        Rung.Persistence => "a lasting way in was set up",
        Rung.Lateral => "other machines were reached",
        _ => "damage was done",
    };

    public static string Of(VerdictState state) => state switch
    {
        VerdictState.NotFound => "not-found",
        VerdictState.CannotExclude => "cannot-exclude",
        VerdictState.Targeted => "targeted",
        VerdictState.Suspected => "suspected",
        _ => "compromised",
    };
}
