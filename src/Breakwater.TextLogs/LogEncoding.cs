namespace Breakwater.TextLogs;

/// <summary>Encoding of a log file; records are always handed over as UTF-8.</summary>
public enum LogEncoding
{
    Utf8,
    Utf8Bom,
    Utf16Le,
    Utf16Be,
}
