using System.Diagnostics.CodeAnalysis;
using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Logs;

/// <summary>Something that only an event log records.</summary>
internal sealed class EventEntry : LogEntry
{
    private readonly LogEvent _event;

    [SetsRequiredMembers]
    public EventEntry(LogEvent happened) => (_event, Time) = (happened, happened.Time);

    public override void WriteTo(ServerLogs logs) => logs.Write(_event);
}
