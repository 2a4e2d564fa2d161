using Breakwater.Drill.Events;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>Row of the remote PowerShell cmdlet log.</summary>
internal sealed class CmdletRun : LogEntry
{
    public required Guid Session { get; init; }

    public required Guid Id { get; init; }

    public required string User { get; init; }

    public required string Sid { get; init; }

    public required string Application { get; init; }

    public required string Cmdlet { get; init; }

    public required string Parameters { get; init; }

    public int Milliseconds { get; init; } = 31;

    public bool Administrator { get; init; } = true;

    /// <summary>Exception text; a cmdlet without one succeeded.</summary>
    public string Failure { get; init; } = "";

    public override void WriteTo(ServerLogs logs)
    {
        if (CmdletEvents.Logs(Cmdlet))
        {
            logs.Write(CmdletEvents.Ran(Time, Cmdlet, Parameters, User, Sid, $"Remote-{Application}-Unknown", "9120 w3wp#MSExchangePowerShellAppPool", Milliseconds, Session, Failure));
        }

        if (!logs.KeepsServiceLogs(Time))
        {
            return;
        }

        var row = logs.RpsCmdletCells;
        logs.Stamp(row, Session, Time);
        row["StartTime"] = Csv.Time(Time.AddMilliseconds(-Milliseconds));
        row["ServerHostName"] = ServerProfile.Name;
        row["ProcessId"] = "9120";
        row["ProcessName"] = "w3wp#MSExchangePowerShellAppPool";
        row["ThreadId"] = (20 + Time.Second).ToString();
        row["AuthenticatedUser"] = User;
        row["ExecutingUserSid"] = Sid;
        row["IsAdmin"] = Administrator ? "True" : "False";
        row["ClientApplication"] = Application;
        row["Cmdlet"] = Cmdlet;
        row["Parameters"] = Parameters;
        row["CmdletUniqueId"] = Id.ToString();
        row["ADViewEntireForest"] = "False";
        row["ADRecipientViewRoot"] = Organisation.Domain;
        row["ADConfigurationDomainControllers"] = "dc01.contoso.example";
        row["BizLogic"] = Milliseconds.ToString();
        row["ActivityContextLifeTime"] = (Milliseconds + 102).ToString();
        row["TotalTime"] = Milliseconds.ToString();
        row["ErrorType"] = Failure.Length > 0 ? "ServerError" : null;
        row["ExecutionResult"] = Failure.Length > 0 ? "Error" : "Success";
        row["GenericLatency"] = $"TaskModuleLatency=4;BizLogic.C={Milliseconds};Cmd={Milliseconds};";
        row["GenericInfo"] = $"PSSenderInfo={User};";
        row["GenericErrors"] = Failure;
        row["NonPiiParameters"] = Redacted(Parameters);
        row.WriteTo(logs.RpsCmdlet.At(Time));
        logs.Count();
    }

    private static string Redacted(string parameters)
    {
        var parts = parameters.Split('"');
        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = "<SNIP-PII>";
        }

        return string.Join('"', parts);
    }
}
