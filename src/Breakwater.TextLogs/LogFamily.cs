namespace Breakwater.TextLogs;

/// <summary>How a log is written; only the first two are read, the others are recognised so that they are refused by name and not misread.</summary>
public enum LogFamily
{
    /// <summary>Space separated with a <c>#Fields</c> line: IIS and HTTPERR.</summary>
    W3C,

    /// <summary>Comma separated with CSV quotes: HttpProxy, ECP, EWS, remote PowerShell, OAB generator, transport logs.</summary>
    ExchangeCsv,

    /// <summary>IIS native format (<c>u_in*.log</c>): local time, not supported.</summary>
    IisNative,

    /// <summary>NCSA common format (<c>u_nc*.log</c>): local time, not supported.</summary>
    Ncsa,
}
