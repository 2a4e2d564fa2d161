using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Events;

/// <summary>Script blocks, as PowerShell logs them where that is switched on.</summary>
internal static class PowerShellEvents
{
    private static readonly EventShape ScriptBlock = EventShape.Named(Sources.PowerShell, 4104, "MessageNumber:Int32, MessageTotal:Int32, ScriptBlockText, ScriptBlockId, Path") with
    { Version = 1, Level = 5, Task = 2, Opcode = 15, Keywords = 0 };

    public static LogEvent Ran(DateTime time, string script, Guid id, string userSid, uint process, string path = "") =>
        new(ScriptBlock, time, Sources.Computer, EventValue.Int32(1), EventValue.Int32(1), EventValue.Text(script), EventValue.Text(id.ToString()), EventValue.Text(path)) { UserSid = userSid, ProcessId = process, ThreadId = 6024 };
}
