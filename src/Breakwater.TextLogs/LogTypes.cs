namespace Breakwater.TextLogs;

/// <summary>Log types as the logs name themselves in <c>#Log-type</c>; the last ones name logs that write no type.</summary>
public static class LogTypes
{
    public const string HttpProxy = "HttpProxy Logs";
    public const string EcpServer = "ECP Server Log";
    public const string EcpActivity = "ECP Activity Context Log";
    public const string Ews = "EWS Logs";
    public const string RpsHttp = "Rps Http Logs";
    public const string RpsCmdlet = "Rps Cmdlet Logs";
    public const string MessageTracking = "Message Tracking Log";
    public const string SmtpReceive = "SMTP Receive Protocol Log";
    public const string SmtpSend = "SMTP Send Protocol Log";
    public const string Agent = "Agent Log";
    public const string Audit = "audit";
    public const string OabGenerator = "OAB Generator Log";
    public const string Imap = "IMAP4 Protocol Log";

    /// <summary>IIS W3C access log.</summary>
    public const string Iis = "IIS W3C Log";

    /// <summary>HTTP.sys error log.</summary>
    public const string HttpErr = "HTTPERR Log";

    /// <summary>MAPI over HTTP, recognised by its columns.</summary>
    public const string MapiHttp = "MapiHttp Log";

    /// <summary>SMTP protocol log whose direction only its name tells.</summary>
    public const string SmtpProtocol = "SMTP Protocol Log";
}
