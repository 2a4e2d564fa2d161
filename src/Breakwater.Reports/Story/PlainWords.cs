using System.Globalization;
using Breakwater.Model;

namespace Breakwater.Reports.Story;

/// <summary>The vocabulary of the reports for somebody who is not a specialist.</summary>
internal static class PlainWords
{
    public static string Of(VerdictState state) => state switch
    {
        VerdictState.Compromised => "Compromised",
        VerdictState.Suspected => "Break-in suspected",
        VerdictState.Targeted => "Attacked, no success seen",
        VerdictState.CannotExclude => "Cannot be excluded",
        VerdictState.NotFound => "Nothing found",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(ExposureState state) => state switch
    {
        ExposureState.Vulnerable => "Vulnerable",
        ExposureState.Mitigated => "Shielded, not repaired",
        ExposureState.Outdated => "Updates missing",
        ExposureState.Unknown => "Not known",
        ExposureState.Patched => "Up to date",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.High => "Very sure",
        Confidence.Medium => "Fairly sure",
        Confidence.Low => "Not sure",
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
    };

    public static string Of(CveState state) => state switch
    {
        CveState.NotAffected => "Not affected",
        CveState.Fixed => "Fixed",
        CveState.FixedIfConfigured => "Fixed if configured",
        CveState.Undetermined => "Cannot be told",
        CveState.Vulnerable => "Open",
        CveState.VulnerableNoPackage => "Open, no update for this version",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(MailboxState state) => state switch
    {
        MailboxState.Taken => "Taken",
        MailboxState.Reachable => "Reachable",
        MailboxState.NoEvidence => "No evidence",
        MailboxState.NotCovered => "Not covered",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(MitigationState state) => state switch
    {
        MitigationState.Effective => "Effective",
        MitigationState.PresentNotEffective => "Present, not effective",
        MitigationState.Absent => "Absent",
        MitigationState.Outdated => "Outdated",
        MitigationState.Unknown => "Not known",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The rung's name in the ladder.</summary>
    public static string Of(Rung rung) => rung switch
    {
        Rung.Probed => "Probed",
        Rung.Exploited => "Got in",
        Rung.WroteFile => "Wrote files",
        Rung.ShellUsed => "Ran commands",
        Rung.Privilege => "Gained rights",
        Rung.Credentials => "Stole credentials",
        Rung.Directory => "Reached the directory",
        Rung.MailTaken => "Took mail",
        Rung.Persistence => "Stayed in",
        Rung.Lateral => "Moved on",
        Rung.Impact => "Did damage",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, null),
    };

    /// <summary>What the intruder did, to follow "somebody".</summary>
    public static string Deed(Rung rung) => rung switch
    {
        Rung.Probed => "looked for security holes",
        Rung.Exploited => "got in",
        Rung.WroteFile => "left files on the server",
        Rung.ShellUsed => "ran commands",
        Rung.Privilege => "gained administrator rights",
        Rung.Credentials => "stole passwords or keys",
        Rung.Directory => "reached the user directory",
        Rung.MailTaken => "took mail",
        Rung.Persistence => "prepared ways to come back",
        Rung.Lateral => "moved on to other systems",
        Rung.Impact => "damaged or encrypted systems",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, null),
    };

    /// <summary>What the intruder was after, to follow "tried".</summary>
    public static string Aim(Rung rung) => rung switch
    {
        Rung.Probed => "looking for security holes",
        Rung.Exploited => "getting in",
        Rung.WroteFile => "leaving files",
        Rung.ShellUsed => "running commands",
        Rung.Privilege => "gaining administrator rights",
        Rung.Credentials => "stealing passwords or keys",
        Rung.Directory => "reaching the user directory",
        Rung.MailTaken => "taking mail",
        Rung.Persistence => "preparing ways to come back",
        Rung.Lateral => "moving on to other systems",
        Rung.Impact => "damaging or encrypting systems",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, null),
    };

    public static string Day(DateTime utc) => utc.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string IsoDay(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTime utc) => utc.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>To the second, with a space where a line may break.</summary>
    public static string Moment(EvidenceTime? time) => time?.WholeSecond.Replace('T', ' ') ?? "–";

    /// <summary>"on 3 March 2021" or "between 1 and 4 March 2021"; empty when nothing has a time.</summary>
    public static string Span(EvidenceTime? first, EvidenceTime? last) => (first ?? last, last ?? first) switch
    {
        ({ } from, { } to) when from.Utc.Date == to.Utc.Date => "on " + Day(from.Utc),
        ({ } from, { } to) when (from.Utc.Year, from.Utc.Month) == (to.Utc.Year, to.Utc.Month) => $"between {from.Utc.Day} and {Day(to.Utc)}",
        ({ } from, { } to) => $"between {Day(from.Utc)} and {Day(to.Utc)}",
        _ => "",
    };

    /// <summary>Rounded down, so that nothing is called whole which is not; what is there at all is not called nothing.</summary>
    public static string Percent(double fraction) => Math.Floor(Json.JsonMembers.Share(fraction) * 100) is var percent && percent == 0 && fraction > 0 ? "less than 1 %" : percent.ToString(CultureInfo.InvariantCulture) + " %";

    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Many(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => (bytes / (double)(1L << 30)).ToString("0.0 'GB'", CultureInfo.InvariantCulture),
        >= 1L << 20 => (bytes / (double)(1L << 20)).ToString("0.0 'MB'", CultureInfo.InvariantCulture),
        >= 1L << 10 => (bytes / (double)(1L << 10)).ToString("0.0 'KB'", CultureInfo.InvariantCulture),
        _ => Many(bytes, "byte", "bytes"),
    };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Join(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
    };
}
