namespace Breakwater.Drill.Logs;

/// <summary>Row of the back end's Autodiscover log.</summary>
/// <param name="User">Identity at the back end.</param>
/// <param name="Mailbox">Address that was asked for.</param>
/// <param name="Found">False when no such mailbox exists.</param>
internal sealed record AutodiscoverCall(string User, string Mailbox, bool Found = true) : ServiceRecord
{
    public override void WriteTo(ServerLogs logs, WebRequest request)
    {
        var row = logs.AutodiscoverCells;
        logs.Stamp(row, request);
        row["AuthenticationType"] = request.Authentication.Length > 0 ? request.Authentication : "Kerberos";
        row["IsAuthenticated"] = "true";
        row["AuthenticatedUser"] = User;
        row["UserAgent"] = request.Agent.Csv;
        row["ClientIpAddress"] = request.Client;
        row["ServerHostName"] = World.ServerProfile.Name;
        row["FrontEndServer"] = World.ServerProfile.Fqdn;
        row["SoapAction"] = "GetOutlookSettings";
        row["HttpStatus"] = "200";
        row["ErrorCode"] = Found ? null : "EmailAddressNotFound";
        row["EmailAddress"] = Mailbox;
        row["RequestSize"] = request.RequestBytes.ToString();
        row["ResponseSize"] = request.ResponseBytes.ToString();
        row["TotalRequestTime"] = request.Milliseconds.ToString();
        row["GenericInfo"] = "Caller=;ResolveMethod=Unknown;";
        row.WriteTo(logs.Autodiscover.At(request.Time));
        logs.Count();
    }
}
