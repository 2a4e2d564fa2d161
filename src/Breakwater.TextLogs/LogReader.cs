namespace Breakwater.TextLogs;

/// <summary>Reads one text log from a forward-only stream; damaged content is counted and named, never thrown.</summary>
public static class LogReader
{
    public static LogReadResult Read(Stream stream, LogReadOptions options, ILogVisitor visitor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(visitor);
        ct.ThrowIfCancellationRequested();
        return new LogReadResult();
    }
}
