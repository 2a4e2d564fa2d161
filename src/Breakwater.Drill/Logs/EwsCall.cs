namespace Breakwater.Drill.Logs;

/// <summary>Row of the EWS log.</summary>
/// <param name="SoapAction">Operation.</param>
/// <param name="User">Account, as the EWS log writes it.</param>
/// <param name="ActAs">Mailbox acted for, where that is not the account's own.</param>
/// <param name="Items">Number of item ids in the request.</param>
internal sealed record EwsCall(string SoapAction, string User, string ActAs = "", int Items = 0) : ServiceRecord
{
    public override void WriteTo(ServerLogs logs, WebRequest request)
    {
        var row = logs.EwsCells;
        logs.Stamp(row, request);
        row["Ring"] = "Unknown";
        row["AuthenticationType"] = request.Authentication.Length > 0 ? request.Authentication : "Kerberos";
        row["IsAuthenticated"] = "true";
        row["AuthenticatedUser"] = User;
        row["Organization"] = World.Organisation.Domain;
        row["UserAgent"] = request.Agent.Csv;
        row["VersionInfo"] = "Target=None;Req=Exchange2013_SP1/Exchange2013_SP1;";
        row["ClientIpAddress"] = request.Client;
        row["ServerHostName"] = World.ServerProfile.Name;
        row["FrontEndServer"] = World.ServerProfile.Fqdn;
        row["SoapAction"] = SoapAction;
        row["HttpStatus"] = request.Status.ToString();
        row["RequestSize"] = request.RequestBytes.ToString();
        row["ResponseSize"] = request.ResponseBytes.ToString();
        row["ActAsUser"] = ActAs;
        row["PrimaryOrProxyServer"] = "PrimaryServer";
        row["TaskType"] = "LocalTask";
        row["LocalMailboxCount"] = "1";
        row["LocalIdCount"] = Items > 0 ? Items.ToString() : null;
        row["ThrottlingPolicy"] = "GlobalThrottlingPolicy";
        row["TotalRequestTime"] = request.Milliseconds.ToString();
        row["GenericInfo"] = "MailboxTypeCacheSize=12;";
        row["StartTime"] = Csv.Time(request.Time.AddMilliseconds(-request.Milliseconds));
        row["ProcessId"] = "11860";
        row.WriteTo(logs.Ews.At(request.Time));
        logs.Count();
    }
}
