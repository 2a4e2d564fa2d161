namespace Breakwater.TextLogs.Recognition;

/// <summary>Names a log that does not name itself.</summary>
internal static class LogTypeOf
{
    // Columns that only one kind of log has; the first entry whose columns are all there decides.
    private static readonly (string Type, string[] Columns)[] Marks =
    [
        (LogTypes.HttpProxy, ["AnchorMailbox", "Protocol", "ProxyAction"]),
        (LogTypes.Ews, ["SoapAction", "RequestId"]),
        (LogTypes.RpsCmdlet, ["Cmdlet", "Parameters", "RequestId"]),
        (LogTypes.RpsHttp, ["ShellId", "ClientInfo", "UrlStem"]),
        (LogTypes.MapiHttp, ["MapiRequestId"]),
        (LogTypes.MessageTracking, ["event-id", "message-subject"]),
        (LogTypes.Agent, ["P1FromAddress", "Agent", "Action"]),
        (LogTypes.SmtpProtocol, ["connector-id", "session-id", "sequence-number"]),
        (LogTypes.Audit, ["RecordType", "Workload", "Operation"]),
        (LogTypes.OabGenerator, ["oabGuid", "message"]),
        (LogTypes.Imap, ["sessionId", "seqNumber", "command"]),
        (LogTypes.EcpServer, ["ServerName", "EventId", "EventData"]),
    ];

    public static string? Columns(LogFamily family, IReadOnlyList<string> columns)
    {
        var names = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return family switch
        {
            LogFamily.W3C => names.Contains("s-reason") || names.Contains("s-queuename") ? LogTypes.HttpErr : LogTypes.Iis,
            LogFamily.ExchangeCsv => Array.Find(Marks, m => m.Columns.All(names.Contains)).Type,
            _ => null,
        };
    }

    /// <summary>The family that a <c>#Software</c> value tells; null for foreign software.</summary>
    public static LogFamily? FamilyOf(string software) =>
        software.StartsWith("Microsoft Internet Information Services", StringComparison.OrdinalIgnoreCase) ? LogFamily.W3C
        : software.StartsWith("Microsoft HTTP", StringComparison.OrdinalIgnoreCase) ? LogFamily.W3C
        : software.StartsWith("Microsoft Exchange", StringComparison.OrdinalIgnoreCase) ? LogFamily.ExchangeCsv
        : null;
}
