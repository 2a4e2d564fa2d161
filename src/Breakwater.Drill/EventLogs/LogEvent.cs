namespace Breakwater.Drill.EventLogs;

/// <summary>One event before it has a place in a log.</summary>
internal sealed record LogEvent(EventShape Shape, DateTime Time, string Computer, params IReadOnlyList<EventValue> Values)
{
    public string? UserSid { get; init; }

    public uint ProcessId { get; init; }

    public uint ThreadId { get; init; }

    public Guid? ActivityId { get; init; }

    /// <summary>The text that an event collector keeps with a forwarded event.</summary>
    public string Message { get; init; } = "";
}
