using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>Row of the remote PowerShell request log.</summary>
/// <param name="User">Authenticated user.</param>
/// <param name="ClientProgram">Value of ClientInfo.</param>
internal sealed record PowerShellCall(string User, string ClientProgram) : ServiceRecord
{
    public override void WriteTo(ServerLogs logs, WebRequest request)
    {
        var row = logs.RpsHttpCells;
        logs.Stamp(row, request);
        row["StartTime"] = Csv.Time(request.Time.AddMilliseconds(-request.Milliseconds));
        row["UrlHost"] = ServerProfile.Fqdn;
        row["UrlStem"] = "/Powershell";
        row["AuthenticationType"] = "Kerberos";
        row["IsAuthenticated"] = "true";
        row["AuthenticatedUser"] = User;
        row["ClientIpAddress"] = request.Client;
        row["ServerHostName"] = ServerProfile.Name;
        row["FrontEndServer"] = ServerProfile.Fqdn.ToUpperInvariant();
        row["HttpStatus"] = request.Status.ToString();
        row["SubStatus"] = "0";
        row["RequestBytes"] = request.RequestBytes.ToString();
        row["ClientInfo"] = ClientProgram;
        row["CPU"] = "0% * 4";
        row["Memory"] = "182M/190M";
        row["ActivityContextLifeTime"] = (request.Milliseconds + 1).ToString();
        row["TotalTime"] = request.Milliseconds.ToString();
        row["UrlQuery"] = request.Query.Length == 0 ? null : "?" + BackEndQuery(request.Query);
        row["GenericLatency"] = "WinRMDataSender.Send=0;";
        row["GenericInfo"] = "WinRMDataSender.NamedPipe=Sent;S:ServiceCommonMetadata.HttpMethod=POST;";
        row.WriteTo(logs.RpsHttp.At(request.Time));
        logs.Count();
    }

    /// <summary>Behind the path confusion only what follows the inner question mark arrives.</summary>
    private static string BackEndQuery(string query) => query.StartsWith('@') ? query[(query.IndexOf('?', StringComparison.Ordinal) + 1)..] : query;
}
