using Breakwater.Drill.EventLogs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Logs;

/// <summary>All text logs of the server; drops what was deleted before collection.</summary>
internal sealed class ServerLogs : IDisposable
{
    private readonly EvidenceTree _tree;
    private readonly RetentionTimes _retention;
    private readonly EventLogSet _events;
    private readonly IisLog _frontEnd;
    private readonly IisLog _backEnd;
    private readonly Dictionary<string, ExchangeLog> _httpProxy = new(StringComparer.Ordinal);

    public ServerLogs(EvidenceTree tree, ServerProfile server, RetentionTimes retention, IReadOnlyList<DateTime> restarts, string? forwardedChannel)
    {
        _tree = tree;
        _retention = retention;
        Server = server;
        _events = new EventLogSet(tree, forwardedChannel);
        _frontEnd = new IisLog(tree, server.IisLogDirectory + @"\W3SVC1", restarts);
        _backEnd = new IisLog(tree, server.IisLogDirectory + @"\W3SVC2", restarts);
        var ews = server.Is2013 ? Columns.Ews.Replace(",Ring", "", StringComparison.Ordinal) : Columns.Ews;
        EwsCells = new CsvCells(ews);
        Ews = Open(new(LogWriterFamily.RequestDetails, "EWS Logs", ews, @"Logging\Ews", "Ews_"));
        Autodiscover = Open(new(LogWriterFamily.RequestDetails, "Autodiscover Logs", Columns.Autodiscover, @"Logging\Autodiscover", "Autodiscover_"));
        MapiHttp = Open(new(LogWriterFamily.RequestDetails, "MapiHttp Logs", Columns.MapiHttp, @"Logging\MapiHttp\Mailbox", "MapiHttp_"));
        RpsHttp = Open(new(LogWriterFamily.RequestDetails, "Rps Http Logs", Columns.RpsHttp, @"Logging\CmdletInfra\Powershell-Proxy\Http", "Rps_Http_"));
        RpsCmdlet = Open(new(LogWriterFamily.RequestDetails, "Rps Cmdlet Logs", Columns.RpsCmdlet, @"Logging\CmdletInfra\Powershell-Proxy\Cmdlet", "Rps_Cmdlet_"));
        EcpServer = Open(new(LogWriterFamily.Extensible, "ECP Server Log", Columns.Ecp, @"Logging\ECP\Server", "ECPServer", Daily: true));
        EcpActivity = Open(new(LogWriterFamily.Extensible, "ECP Activity Context Log", Columns.Ecp, @"Logging\ECP\Activity", "ECPActivity_14372_", Daily: true));
        OabGenerator = Open(new(LogWriterFamily.ActivityContext, "OAB Generator Log", Columns.OabGenerator, @"Logging\OABGeneratorLog", "oabgen", Daily: true));
        Tracking = Open(new(LogWriterFamily.Transport, "Message Tracking Log", Columns.MessageTracking, @"TransportRoles\Logs\MessageTracking", "MSGTRK"));
        TrackingDelivery = Open(new(LogWriterFamily.Transport, "Message Tracking Log", Columns.MessageTracking, @"TransportRoles\Logs\MessageTracking", "MSGTRKMD"));
        HttpErr = new LogFile(tree);
    }

    public ServerProfile Server { get; }

    public long Records { get; private set; }

    public CsvCells EwsCells { get; }

    public CsvCells AutodiscoverCells { get; } = new(Columns.Autodiscover);

    public CsvCells MapiCells { get; } = new(Columns.MapiHttp);

    public CsvCells RpsHttpCells { get; } = new(Columns.RpsHttp);

    public CsvCells RpsCmdletCells { get; } = new(Columns.RpsCmdlet);

    public CsvCells TrackingCells { get; } = new(Columns.MessageTracking);

    public ExchangeLog Ews { get; }

    public ExchangeLog Autodiscover { get; }

    public ExchangeLog MapiHttp { get; }

    public ExchangeLog RpsHttp { get; }

    public ExchangeLog RpsCmdlet { get; }

    public ExchangeLog EcpServer { get; }

    public ExchangeLog EcpActivity { get; }

    public ExchangeLog OabGenerator { get; }

    public ExchangeLog Tracking { get; }

    public ExchangeLog TrackingDelivery { get; }

    public LogFile HttpErr { get; }

    public bool KeepsServiceLogs(DateTime time) => time >= _retention.ExchangeFrom;

    public void OpenHttpErr(DateTime start)
    {
        HttpErr.Open(@"C:\Windows\System32\LogFiles\HTTPERR\httperr1.log");
        HttpErr.Row($"#Software: Microsoft HTTP API 2.0");
        HttpErr.Row($"#Version: 1.0");
        HttpErr.Row($"#Date: {start.ToString("yyyy-MM-dd HH:mm:ss")}");
        HttpErr.Row($"#Fields: {Columns.HttpErr}");
    }

    public void Count() => Records++;

    /// <summary>The cells that every RequestDetailsLogger row shares.</summary>
    public void Stamp(CsvCells row, WebRequest request) => Stamp(row, request.Id, request.Time);

    public void Stamp(CsvCells row, Guid id, DateTime time)
    {
        var build = Server.At(time).Build;
        row["DateTime"] = Csv.Time(time);
        row["RequestId"] = id.ToString();
        row["MajorVersion"] = build.Major.ToString();
        row["MinorVersion"] = build.Minor.ToString();
        row["BuildVersion"] = build.Build.ToString();
        row["RevisionVersion"] = build.Revision.ToString();
    }

    public void WriteFrontEnd(WebRequest request)
    {
        if (request.Time < _retention.IisFrom)
        {
            return;
        }

        var file = _frontEnd.At(request.Time);
        IisLog.Stamp(file, request.Time);
        file.Text($"{ServerProfile.Address} {request.Method} {request.Stem} ");
        file.Text(request.Query.Length == 0 && !request.InHttpProxy ? "-" : request.Query);
        if (request.InHttpProxy)
        {
            file.Text("&CorrelationID=<empty>;&cafeReqId=");
            file.Id(request.Id);
            file.Text(";");
            file.Text(request.IisSuffix);
        }

        var user = request.User.Length == 0 ? "-" : request.User;
        file.Row($" {request.Port} {user} {request.Client} {request.Agent.Iis} {request.Referer} {request.Status} {request.SubStatus} 0 {request.Milliseconds}");
        Records++;
    }

    public void WriteBackEnd(WebRequest request, BackEndHop hop)
    {
        if (request.Time < _retention.IisFrom)
        {
            return;
        }

        var file = _backEnd.At(request.Time);
        IisLog.Stamp(file, request.Time);
        // Real back ends write two spaces before the user of a remote PowerShell request.
        var gap = hop.Stem.Equals("/powershell", StringComparison.OrdinalIgnoreCase) ? "  " : " ";
        file.Row($"{hop.Client} {request.Method} {hop.Stem} {hop.Query} 444{gap}{hop.User} {hop.Client} {request.Agent.Iis} - {request.Status} 0 0 {Math.Max(1, request.Milliseconds - 4)}");
        Records++;
    }

    public void WriteHttpProxy(WebRequest request)
    {
        if (!KeepsServiceLogs(request.Time))
        {
            return;
        }

        if (!_httpProxy.TryGetValue(request.Protocol, out var log))
        {
            var columns = Server.Is2013 ? Columns.HttpProxy2013 : Columns.HttpProxy;
            log = Open(new(LogWriterFamily.RequestDetails, "HttpProxy Logs", columns, @"Logging\HttpProxy\" + request.Protocol, "HttpProxy_"));
            _httpProxy.Add(request.Protocol, log);
        }

        HttpProxyRow.Write(log.At(request.Time), request, Server.At(request.Time), Server.Is2013);
        Records++;
    }

    /// <summary>Event logs are circular and keep small events for months, so they are not cut with the text logs.</summary>
    public void Write(LogEvent happened)
    {
        _events.Add(happened);
        Records++;
    }

    public void Dispose()
    {
        _events.Dispose();
        foreach (var log in _httpProxy.Values)
        {
            log.Dispose();
        }

        foreach (var log in (ReadOnlySpan<ExchangeLog>)[Ews, Autodiscover, MapiHttp, RpsHttp, RpsCmdlet, EcpServer, EcpActivity, OabGenerator, Tracking, TrackingDelivery])
        {
            log.Dispose();
        }

        _frontEnd.Dispose();
        _backEnd.Dispose();
        HttpErr.Dispose();
    }

    private ExchangeLog Open(LogShape shape) => new(_tree, Server, shape);
}
