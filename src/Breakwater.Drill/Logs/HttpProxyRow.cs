using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>One HttpProxy row of 69 or 74 columns, shaped after published rows of 2016.</summary>
internal static class HttpProxyRow
{
    public static void Write(LogFile file, WebRequest request, InstalledBuild build, bool shortForm)
    {
        var number = build.Build;
        file.Text("");
        file.Time(request.Time);
        file.Text(",");
        file.Id(request.Id);
        file.Text(",");
        Numbers(file, number.Major, number.Minor, number.Build, number.Revision ?? 0);
        Cell(file, request.ClientRequestId);
        Cell(file, request.Protocol);
        Cell(file, request.Host);
        Cell(file, request.Stem);
        Cell(file, request.Action);
        Cell(file, request.Authentication);
        Cell(file, request.User.Length > 0 ? "true" : "false");
        Cell(file, request.User);
        Cell(file, request.User.Length > 0 ? Organisation.Domain : "");
        Cell(file, request.Anchor);
        Cell(file, request.Agent.Csv);
        Cell(file, request.Client);
        Cell(file, ServerProfile.Name);
        file.Number(request.Status);
        file.Text(",");
        if (request.BackEnd is null)
        {
            Unproxied(file, request);
        }
        else
        {
            Proxied(file, request, build);
        }

        file.Text(request.Query.Length > 0 ? "?" : "");
        Cell(file, request.Query);
        file.Text(",");
        Trace(file, request, build);
        Csv.Write(file, request.Errors);
        file.Text(shortForm ? "" : $",,{request.RoutingStatus},,,{(request.BackEnd is null ? "" : "CafeV1")}");
        file.EndRow();
    }

    private static void Proxied(LogFile file, WebRequest request, InstalledBuild build)
    {
        var ms = request.Milliseconds;
        var wait = Math.Max(1, ms - 5);
        file.Text($"{request.Status},,{request.Method},Proxy,{ServerProfile.Fqdn},{build.PaddedUpdate},IntraForest,");
        Cell(file, request.RoutingHint);
        file.Text(request.User.Length > 0 && request.RoutingHint.StartsWith("WindowsIdentity", StringComparison.Ordinal) ? $"Server~{ServerProfile.Fqdn}~{build.CookieVersion}~{Csv.Time(request.Time.AddMinutes(10))[..19]},,," : ",,,");
        Numbers(file, request.RequestBytes, request.ResponseBytes);
        file.Text(",,0,1,,0,,0,,0,0,,0,");
        Numbers(file, ms, 0, 0, 0, 0, wait, 0, 0, 0, 0, 0, ms);
        Numbers(file, 0, wait, 3, 4, 5, ms);
        file.Text(",");
    }

    private static void Unproxied(LogFile file, WebRequest request)
    {
        file.Text($",,{request.Method},,,,,{request.RoutingHint},,,,");
        Numbers(file, request.RequestBytes);
        file.Text(",,,,,,,,,,,,,,0,,,,,,,,,,,,,,0,,");
        Numbers(file, 0, request.Milliseconds);
        file.Text(",");
    }

    private static void Trace(LogFile file, WebRequest request, InstalledBuild build)
    {
        var begin = request.Time.AddMilliseconds(-request.Milliseconds);
        file.Text("BeginRequest=");
        file.Time(begin);
        file.Text(";CorrelationID=<empty>;");
        if (request.BackEnd is not null)
        {
            file.Text("ProxyState-Run=None;FEAuth=BEVersion-");
            file.Number(build.CookieVersion);
            file.Text(";BeginGetResponse=");
            file.Time(begin.AddMilliseconds(2));
            file.Text(";OnResponseReady=");
            file.Time(request.Time.AddMilliseconds(-1));
            file.Text(";ProxyState-Complete=ProxyResponseData;");
        }

        file.Text(request.Note);
        file.Text("SharedCacheGuard=0;EndRequest=");
        file.Time(request.Time);
        file.Text(";,");
    }

    private static void Cell(LogFile file, string text)
    {
        Csv.Write(file, text);
        file.Text(",");
    }

    private static void Numbers(LogFile file, params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            file.Number(number);
            file.Text(",");
        }
    }
}
