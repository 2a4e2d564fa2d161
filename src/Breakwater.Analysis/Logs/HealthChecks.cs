using Breakwater.Analysis.Findings;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// Who asks for <c>healthcheck.htm</c>, which Exchange has for load balancers alone. They ask every few seconds, so the first rows of a log tell, and no log has to be searched for it.
/// </summary>
internal sealed class HealthChecks : ILogVisitor
{
    private readonly HashSet<(string Address, DateOnly Day)> _seen = [];

    /// <summary>The page lies below Outlook on the web and the other applications; of the thousands of logs of the front end's protocols, those of Outlook on the web tell enough.</summary>
    public static bool MayBeIn(LogHead log, LogFacts facts) => log.Family == LogFamily.W3C || facts.Protocol == "Owa";

    /// <param name="log">What the first bytes say.</param>
    /// <param name="head">The first bytes themselves.</param>
    /// <returns>Addresses, each with the days on which it asked.</returns>
    public static IReadOnlyCollection<(string Address, DateOnly Day)> In(LogHead log, ReadOnlySpan<byte> head)
    {
        // Whatever the case of its first letters.
        var whole = head.LastIndexOf((byte)'\n') + 1;
        if (whole == 0 || head[..whole].IndexOf("heck.htm"u8) < 0)
        {
            return [];
        }

        var checks = new HealthChecks();
        using var bytes = new MemoryStream(head[..whole].ToArray());
        LogReader.Read(bytes, LogReadOptions.Default with { Head = log }, checks, CancellationToken.None);
        return checks._seen;
    }

    public void OnSchema(LogSchema schema)
    {
    }

    public void OnRecord(in LogRecord record)
    {
        if (record.Line.IndexOf("heck.htm"u8) < 0 || record.TimeUtc is not { } time)
        {
            return;
        }

        var fields = RecordText.Fields(record);
        var subject = RecordSubject.Of(fields, "", null);
        if (subject is { ClientAddress: { } address, Status: 200, Target: { } target } && target.EndsWith("/healthcheck.htm", StringComparison.OrdinalIgnoreCase)
            && IsOfABalancer(subject.UserAgent) && address != ClientAddress.Normalise(fields.GetValueOrDefault("s-ip")))
        {
            _seen.Add((address, DateOnly.FromDateTime(time)));
        }
    }

    /// <summary>Most give no name; those of clouds name themselves after what they do (<c>ELB-HealthChecker/2.0</c>).</summary>
    private static bool IsOfABalancer(string? agent) => string.IsNullOrWhiteSpace(agent) || agent == "-" || agent.Contains("health", StringComparison.OrdinalIgnoreCase);
}
