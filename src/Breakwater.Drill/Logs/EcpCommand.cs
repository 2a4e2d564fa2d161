using Breakwater.Drill.Events;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>A command of the admin centre: a row in the ECP server log and one in the ECP activity log.</summary>
internal sealed class EcpCommand : LogEntry
{
    public required string Command { get; init; }

    public required string Url { get; init; }

    public required Guid Session { get; init; }

    public required Guid Activity { get; init; }

    /// <summary>Acting user, as the activity log shows it.</summary>
    public required string User { get; init; }

    /// <summary>The user's, which the event log has and the others do not.</summary>
    public required string Sid { get; init; }

    public string Error { get; init; } = "";

    public int Milliseconds { get; init; } = 130;

    public override void WriteTo(ServerLogs logs)
    {
        var (cmdlet, parameters) = CmdletEvents.FromPipeline(Command);
        if (CmdletEvents.Logs(cmdlet))
        {
            logs.Write(CmdletEvents.Ran(Time, cmdlet, parameters, User.Split('@')[0], Sid, "Local-ECP-Unknown", "14372 w3wp#MSExchangeECPAppPool", Milliseconds, Activity, Error));
        }

        if (!logs.KeepsServiceLogs(Time))
        {
            return;
        }

        var build = logs.Server.At(Time).Build;
        string[] members =
        [
            $"S:TIME={Milliseconds}", $"S:SID={Session}", $"S:CMD={Command}", "S:REQID=", $"S:URL={Url}", "S:REFERRER=", $"S:EX={Error}", $"S:ACTID={Activity}",
            "S:RS=0", $"S:BLD={build}", "S:TNAME=<null>", "S:TID=", $"S:USID={Session}", "S:EDOID=", "S:ACID=",
        ];
        Row(logs, logs.EcpServer, "ECP.Request", members);
        Row(logs, logs.EcpActivity, "Request",
        [
            $"S:PSA=<PII>{User}</PII>", $"S:URL=https://localhost:444{Url}", $"S:Bld={build}", $"S:ActID={Activity}", "I32:ADS.C[dc01]=1", "F:ADS.AL[dc01]=1.692039", $"Dbl:WLM.TS={Milliseconds}",
        ]);
    }

    private void Row(ServerLogs logs, ExchangeLog log, string eventId, string[] members)
    {
        var file = log.At(Time);
        file.Time(Time);
        file.Text($",{ServerProfile.Name},{eventId},");
        Csv.Write(file, string.Join(';', members.Select(Csv.Member)));
        file.EndRow();
        logs.Count();
    }
}
