namespace Breakwater.Drill.EventLogs;

/// <summary>Who writes an event and where to. A provider without an identifier is a classic one: its events are strings without names.</summary>
/// <param name="SourceName">The classic name under which a newer provider still writes.</param>
internal sealed record EventSource(string Channel, string Provider, string? Guid = null, string? SourceName = null)
{
    public bool IsClassic => Guid is null;

    /// <summary>The file's name escapes what a path cannot hold.</summary>
    public string FileName => Channel.Replace("/", "%4", StringComparison.Ordinal) + ".evtx";
}
