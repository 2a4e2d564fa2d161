using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Analysis.MessageLogs;

/// <summary>When a message was written, and by which host, as far as its beginning says.</summary>
/// <param name="Time">Null without a year and a zone, as most syslog files have it: a guess would put the message into another day.</param>
/// <param name="Host">Upper case and without domain; null where nothing says so.</param>
internal readonly partial record struct MessageHead(EvidenceTime? Time, string? Host)
{
    public static MessageHead Of(string line)
    {
        var match = Head().Match(line);
        return match.Success ? new MessageHead(TimeOf(match.Groups["iso"].Value), HostOf(match.Groups["host"].Value)) : default;
    }

    private static EvidenceTime? TimeOf(string text)
    {
        if (text.Length == 0 || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        return new EvidenceTime(time.UtcDateTime, point < 0 ? 0 : text[(point + 1)..].TakeWhile(char.IsAsciiDigit).Count());
    }

    private static string? HostOf(string text) => text.Length == 0 ? null : (System.Net.IPAddress.TryParse(text, out _) ? text : text.Split('.')[0]).ToUpperInvariant();

    // RFC 5424 and its time before a BSD message, a BSD message, and what a collector puts before the message of a network device (host, number).
    [GeneratedRegex(
        @"^(<\d{1,3}>(\d )?)?((?<iso>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)) (?<host>[A-Za-z0-9_.:-]{1,255}) |[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?<host>[A-Za-z0-9_.-]{1,255}) |(?<host>[A-Za-z0-9_.:-]{1,255}) \d{1,10}: )",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();
}
