using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>What a log's head says that is needed after the inventory; its first row is dropped, for a server has ten thousand logs.</summary>
/// <param name="LogType">One of <see cref="LogTypes"/>, or what the log calls itself.</param>
/// <param name="Port">Server port of the first IIS record.</param>
/// <param name="Protocol">HttpProxy protocol of the first record.</param>
/// <param name="Writer">Name of the server that wrote the log, first label, upper case; null where the log does not name its writer.</param>
/// <param name="TargetServer">The server an HttpProxy record was routed to.</param>
/// <param name="Build">The build that wrote the first record.</param>
internal sealed partial record LogFacts(string? LogType, string? Port, string? Protocol, string? Writer, string? TargetServer, ExchangeBuild? Build)
{
    /// <summary>For the reader, which then need not look at the first bytes again.</summary>
    public LogHead? Head { get; init; }

    /// <summary>Day of the first record of an IIS log; null of other logs.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Who asks for the page for load balancers, and on which days.</summary>
    public IReadOnlyCollection<(string Address, DateOnly Day)> HealthChecks { get; init; } = [];

    public static LogFacts Of(LogHead head) => new(head.LogType, head.FirstValue("s-port"), head.FirstValue("Protocol"), WriterOf(head), head.FirstValue("TargetServer"), BuildOf(head))
    {
        Head = head with { FirstRow = [] },
        Day = DateOnly.TryParseExact(head.FirstValue("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
    };

    /// <summary>In an EWS or tracking row other columns name other servers; only these two name the writer.</summary>
    private static string? WriterOf(LogHead head)
    {
        var name = head.FirstValue("ServerHostName") is { Length: > 0 } host ? host : head.FirstValue("ServerName");
        var label = name?.Split('.', 2)[0].Trim().ToUpperInvariant();
        return label is not null && HostName().IsMatch(label) ? label : null;
    }

    /// <summary>The columns of the first row are right even where the header is stale: a process that re-opens a file writes no new header.</summary>
    private static ExchangeBuild? BuildOf(LogHead head)
    {
        if (Number(head.FirstValue("MajorVersion")) is { } major && Number(head.FirstValue("MinorVersion")) is { } minor
            && Number(head.FirstValue("BuildVersion")) is { } third && Number(head.FirstValue("RevisionVersion")) is { } revision)
        {
            return new ExchangeBuild(major, minor, third, revision);
        }

        if (head.FirstValue("EventData") is { } data && EcpBuild().Match(data) is { Success: true } bld && ExchangeBuild.TryParse(bld.Groups["build"].Value, out var build))
        {
            return build;
        }

        // Some log types write an assembly version such as 15.0.0.0 into the header: no build has a third part of zero.
        return ExchangeBuild.TryParse(head.Version, out var header) && header is { Major: 14 or 15, Build: > 0, Revision: not null } ? header : null;
    }

    private static int? Number(string? text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9_\-]{0,62}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"S:B(LD|ld)=(?<build>1[45]\.\d{1,2}\.\d{1,5}\.\d{1,5})(;|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EcpBuild();
}
