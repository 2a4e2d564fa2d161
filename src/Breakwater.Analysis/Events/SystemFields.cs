namespace Breakwater.Analysis.Events;

/// <summary>The fields that every event has, whatever its provider writes.</summary>
internal static class SystemFields
{
    public const string EventId = "EventID";
    public const string Channel = "Channel";
    public const string Provider = "Provider_Name";

    /// <summary>What the specification's own examples and some published rules call Computer.</summary>
    public const string ComputerName = "ComputerName";

    /// <summary>What the schema of Windows events knows beside the fields that stand alone; rules write element, underscore, attribute.</summary>
    public static readonly string[] Attributes =
    [
        "Provider_Guid", "Provider_EventSourceName", "EventID_Qualifiers", "TimeCreated_SystemTime", "Correlation_ActivityID", "Correlation_RelatedActivityID",
        "Execution_ProcessID", "Execution_ThreadID", "Execution_ProcessorID", "Execution_SessionID", "Execution_KernelTime", "Execution_UserTime", "Execution_ProcessorTime",
    ];

    public static readonly IReadOnlySet<string> All = new HashSet<string>(
        [EventId, Provider, Channel, "Computer", ComputerName, "Level", "Version", "Task", "Opcode", "Keywords", "EventRecordID", "UserID", "Security_UserID", .. Attributes],
        StringComparer.OrdinalIgnoreCase);
}
