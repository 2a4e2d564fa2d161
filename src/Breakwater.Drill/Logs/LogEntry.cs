namespace Breakwater.Drill.Logs;

/// <summary>Something that happened on the server and that one or more logs record.</summary>
internal abstract class LogEntry
{
    /// <summary>End of the request, which is what every log but the setup log states.</summary>
    public required DateTime Time { get; init; }

    public abstract void WriteTo(ServerLogs logs);
}
