using System.Globalization;

namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>Writes rows in the formats of the logs.</summary>
internal static class Rows
{
    public static void FrontEnd(this Box box, Request r) => Iis(box, Log.FrontEnd, r, "443", box.Balancer ?? r.Client, box.Balancer is null ? "-" : r.Client);

    public static void BackEnd(this Box box, Request r) => Iis(box, Log.BackEnd, r, "444", "fe80::8d21:77aa:10c2:b4e1%6", "-");

    public static void Proxy(this Box box, Log log, Request r, string? id = null)
    {
        var build = box.BuildAt(r.Time).Split('.');
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DateTime"] = Iso(r.Time),
            ["RequestId"] = id ?? box.NextGuid(),
            ["MajorVersion"] = build[0],
            ["MinorVersion"] = build[1],
            ["BuildVersion"] = build[2],
            ["RevisionVersion"] = build[3],
            ["Protocol"] = log.ToString()["Proxy".Length..],
            ["UrlHost"] = "webmail.tailspin.test",
            ["UrlStem"] = r.Stem,
            ["UrlQuery"] = r.Query.Length > 0 ? "?" + r.Query : "",
            ["AuthenticationType"] = r.User.Length > 0 ? "Negotiate" : "FBA",
            ["IsAuthenticated"] = r.User.Length > 0 ? "true" : "false",
            ["AuthenticatedUser"] = r.User,
            ["AnchorMailbox"] = r.Anchor,
            ["RoutingHint"] = r.Hint,
            ["BackEndCookie"] = r.Cookie,
            ["UserAgent"] = r.Agent.Replace(',', ' '),
            ["ClientIpAddress"] = box.Balancer ?? r.Client,
            ["ServerHostName"] = box.Name,
            ["HttpStatus"] = Text(r.Status),
            ["BackEndStatus"] = Text(r.BackEndStatus ?? r.Status),
            ["Method"] = r.Method,
            ["ProxyAction"] = "Proxy",
            ["TargetServer"] = box.Fqdn,
            ["TargetServerVersion"] = "15.01.2176.000",
            ["RequestBytes"] = "411",
            ["ResponseBytes"] = Text(r.Bytes),
            ["TotalRequestTime"] = "44",
            ["GenericInfo"] = $"BeginRequest={Iso(r.Time.AddMilliseconds(-44))};CorrelationID=<empty>;ProxyState-Run=None;ProxyState-Complete=ProxyResponseData;EndRequest={Iso(r.Time)};",
            ["GenericErrors"] = r.Errors,
            ["RoutingStatus"] = "CafeV1",
        };
        box.Add(log, r.Time, Csv(Columns.HttpProxy(box.ProxyColumns), values));
    }

    public static void Ecp(this Box box, DateTime time, string command, string url, string exception = "")
    {
        var cmd = "S:CMD=" + command;
        cmd = cmd.Contains('\'', StringComparison.Ordinal) || cmd.Contains(';', StringComparison.Ordinal) ? "'" + cmd.Replace("'", "''", StringComparison.Ordinal) + "'" : cmd;
        var data = $"S:TIME=331;S:SID={box.NextGuid()};{cmd};S:REQID=;S:URL={url};S:REFERRER=;S:EX={exception};S:ACTID={box.NextGuid()};S:RS=0;S:BLD={box.BuildAt(time)};S:TNAME=<null>;S:TID=;S:USID={box.NextGuid()};S:EDOID=;S:ACID=";
        box.Add(Log.EcpServer, time, string.Join(',', Iso(time), box.Name, "ECP.Request", Cell(data)));
    }

    public static void Oab(this Box box, DateTime time, string message) =>
        box.Add(Log.OabGenerator, time, string.Join(',', Iso(time), "Error", box.NextGuid(), box.NextGuid(), "", Cell(message)));

    public static void Ews(this Box box, DateTime time, string action, string user, string agent, string actAs = "", int status = 200, int bytes = 5120, string? id = null, string impersonated = "", string client = "::1")
    {
        var build = box.BuildAt(time).Split('.');
        box.Add(Log.Ews, time, Csv(Columns.Ews, new(StringComparer.Ordinal)
        {
            ["DateTime"] = Iso(time),
            ["RequestId"] = id ?? box.NextGuid(),
            ["MajorVersion"] = build[0],
            ["MinorVersion"] = build[1],
            ["BuildVersion"] = build[2],
            ["RevisionVersion"] = build[3],
            ["Ring"] = "Unknown",
            ["AuthenticationType"] = "Negotiate",
            ["IsAuthenticated"] = "true",
            ["AuthenticatedUser"] = user,
            ["UserAgent"] = agent.Replace(',', ' '),
            ["ClientIpAddress"] = client,
            ["ServerHostName"] = box.Name,
            ["SoapAction"] = action,
            ["HttpStatus"] = Text(status),
            ["ResponseSize"] = Text(bytes),
            ["ImpersonatedUser"] = impersonated,
            ["ActAsUser"] = actAs,
        }));
    }

    public static void RpsHttp(this Box box, DateTime time, string user, string clientInfo, string query = "", int status = 200, string stem = "/powershell", string address = "::1")
    {
        var build = box.BuildAt(time).Split('.');
        box.Add(Log.RpsHttp, time, Csv(Columns.RpsHttp, new(StringComparer.Ordinal)
        {
            ["DateTime"] = Iso(time),
            ["StartTime"] = Iso(time.AddMilliseconds(-300)),
            ["RequestId"] = box.NextGuid(),
            ["MajorVersion"] = build[0],
            ["MinorVersion"] = build[1],
            ["BuildVersion"] = build[2],
            ["RevisionVersion"] = build[3],
            ["UrlHost"] = box.Fqdn,
            ["UrlStem"] = stem,
            ["UrlQuery"] = query,
            ["AuthenticationType"] = "Kerberos",
            ["IsAuthenticated"] = "true",
            ["AuthenticatedUser"] = user,
            ["ClientIpAddress"] = address,
            ["ServerHostName"] = box.Name,
            ["HttpStatus"] = Text(status),
            ["ClientInfo"] = clientInfo,
            ["Action"] = "New-PSSession",
        }));
    }

    public static void RpsCmdlet(this Box box, DateTime time, string user, string cmdlet, string parameters, string result = "Success")
    {
        var build = box.BuildAt(time).Split('.');
        box.Add(Log.RpsCmdlet, time, Csv(Columns.RpsCmdlet, new(StringComparer.Ordinal)
        {
            ["DateTime"] = Iso(time),
            ["StartTime"] = Iso(time.AddMilliseconds(-900)),
            ["RequestId"] = box.NextGuid(),
            ["MajorVersion"] = build[0],
            ["MinorVersion"] = build[1],
            ["BuildVersion"] = build[2],
            ["RevisionVersion"] = build[3],
            ["ServerHostName"] = box.Name,
            ["ProcessId"] = "9912",
            ["ProcessName"] = "w3wp#MSExchangePowerShellAppPool",
            ["AuthenticatedUser"] = user,
            ["IsAdmin"] = "True",
            ["ClientApplication"] = "PowerShell",
            ["Cmdlet"] = cmdlet,
            ["Parameters"] = parameters,
            ["ExecutionResult"] = result,
            ["ErrorType"] = result == "Success" ? "" : "InvalidOperation",
        }));
    }

    public static void HttpErr(this Box box, DateTime time, string client, string method, string uri, string status, string reason) => box.Add(
        Log.HttpErr, time, $"{Day(time)} {Clock(time)} {client} 50122 10.20.0.7 443 HTTP/1.1 {method} {uri} {status} 1 {reason} MSExchangeECPAppPool");

    private static void Iis(Box box, Log log, Request r, string port, string client, string forwarded)
    {
        var id = box.NextGuid();
        var query = r.Query.Length == 0 && r.Status == 404 ? "-" : $"{r.Query}&CorrelationID=<empty>;&cafeReqId={id};";
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date"] = Day(r.Time),
            ["time"] = Clock(r.Time),
            ["s-ip"] = "10.20.0.7",
            ["cs-method"] = r.Method,
            ["cs-uri-stem"] = r.Stem,
            ["cs-uri-query"] = query,
            ["s-port"] = port,
            ["cs-username"] = r.User.Length > 0 ? r.User : "-",
            ["c-ip"] = client,
            ["cs(User-Agent)"] = r.Agent.Replace(' ', '+'),
            ["sc-status"] = Text(r.Status),
            ["sc-substatus"] = "0",
            ["sc-win32-status"] = "0",
            ["time-taken"] = "47",
            ["sc-bytes"] = Text(r.Bytes),
            ["cs-bytes"] = "411",
            ["s-sitename"] = "W3SVC" + Text(log == Log.FrontEnd ? box.FrontSite : box.BackSite),
            ["s-computername"] = box.Name,
            ["cs-version"] = "HTTP/1.1",
            ["cs-host"] = "webmail.tailspin.test",
            ["X-Forwarded-For"] = forwarded,
        };
        box.Add(log, r.Time, string.Join(' ', box.IisColumns.Select(c => values.GetValueOrDefault(c, "-"))));
    }

    public static string Iso(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    public static string Csv(string[] columns, Dictionary<string, string> values) => string.Join(',', columns.Select(c => Cell(values.GetValueOrDefault(c, ""))));

    private static string Cell(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Clock(DateTime time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
