using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>Row of the MAPI over HTTP log; 2013 keeps it elsewhere in another form and writes none here.</summary>
/// <param name="RequestType">Connect, Execute, NotificationWait ...</param>
/// <param name="Email">Mailbox owner.</param>
/// <param name="User">Account.</param>
/// <param name="Failure">Error text, where it failed.</param>
internal sealed record MapiCall(string RequestType, string Email, string User, string Failure = "") : ServiceRecord
{
    public override void WriteTo(ServerLogs logs, WebRequest request)
    {
        if (logs.Server.Is2013)
        {
            return;
        }

        var row = logs.MapiCells;
        logs.Stamp(row, request);
        row["MapiRequestId"] = request.ClientRequestId;
        row["RequestType"] = RequestType;
        row["HttpStatusCode"] = request.Status.ToString();
        row["ResponseCode"] = "0";
        row["StatusCode"] = Failure.Length > 0 ? "5" : "0";
        row["TotalRequestLatency"] = request.Milliseconds.ToString();
        row["AuthenticatedUserEmail"] = Email;
        row["MailboxId"] = request.Query;
        row["ClientIP"] = request.Client;
        row["SourceCafeServer"] = ServerProfile.Fqdn;
        row["ClientSoftware"] = request.Agent == Agents.MapiClient ? "MapiHttpClient" : "OUTLOOK.EXE";
        row["ClientSoftwareVersion"] = "16.0.13530.20376";
        row["ClientMode"] = "Cached";
        row["AuthenticationType"] = request.Authentication.Length > 0 ? request.Authentication : "Kerberos";
        row["AuthenticatedUser"] = User;
        row["RopIds"] = RequestType == "Execute" ? "[Release][QueryRows]" : null;
        row["GenericErrors"] = Failure;
        row.WriteTo(logs.MapiHttp.At(request.Time));
        logs.Count();
    }
}
