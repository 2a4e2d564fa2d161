using Breakwater.Drill.EventLogs;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Events;

/// <summary>What Exchange, ASP.NET and IIS write to the application log.</summary>
internal static class ApplicationEvents
{
    private static readonly EventShape Controllers = EventShape.Strings(Sources.DirectoryAccess, 2080, task: 3);
    private static readonly EventShape PanelError = EventShape.Strings(Sources.ControlPanel, 4, qualifiers: 49152, level: 2, task: 1);
    private static readonly EventShape Crash = EventShape.Strings(Sources.ExchangeCommon, 4999, level: 2, qualifiers: 49156, task: 1);
    private static readonly EventShape Unhandled = EventShape.Strings(Sources.AspNet, 1309, qualifiers: 32768, level: 3, task: 3);
    private static readonly EventShape ViewState = EventShape.Strings(Sources.AspNet, 1316, qualifiers: 32768, level: 3, task: 3);
    private static readonly EventShape PoolFailed = EventShape.Named(Sources.WorkerProcess, 2303, "FilePath, AppPoolId, ErrorText, Binary:Binary") with { Qualifiers = 49152, Level = 2, Keywords = 0x80_0000_0000_0000 };

    /// <summary>Every quarter of an hour the directory access of Exchange lists the controllers it found.</summary>
    public static LogEvent FoundControllers(DateTime time) => Of(
        Controllers, time, "Microsoft.Exchange.Directory.TopologyService.exe", "3188",
        "\r\n (Server name | Roles | Enabled | Reachability | Synchronized | GC capable | PDC | SACL right | Critical Data | Netlogon | OS Version)\r\nIn-site:\r\ndc01.contoso.example\tCDG 1 7 7 1 0 1 1 7 1\r\n Out-of-site:\r\n");

    public static LogEvent ControlPanelFailed(DateTime time, string user, string url, string error) => Of(
        PanelError, time, user, url, error, "Microsoft.Exchange.Management.ControlPanel", "14372 w3wp#MSExchangeECPAppPool");

    public static LogEvent Crashed(DateTime time, string build, string process, string assembly, string method, string exception) => Of(
        Crash, time, "9120", "E12IIS", "c-RTL-AMD64", build, process, assembly, method, exception, "1d0a", build, "False");

    /// <summary>The strings of an ASP.NET web event: code, times, application, process, exception, request, thread.</summary>
    public static LogEvent UnhandledException(DateTime time, Guid id, string path, string client, string exception, string text)
    {
        var local = time.ToString("M/d/yyyy h:mm:ss tt");
        return Of(
            Unhandled, time, "3005", "An unhandled exception has occurred.", local, local, id.ToString("N"), "211", "1", "0", $"/LM/W3SVC/1/ROOT{path[..path.LastIndexOf('/')]}-2-132593012", "Full", path[..path.LastIndexOf('/')],
            @"C:\Program Files\Microsoft\Exchange Server\V15\FrontEnd\HttpProxy\owa\", ServerProfile.Name, "", "9336", "w3wp.exe", @"NT AUTHORITY\SYSTEM", exception, text, $"https://{ServerProfile.PublicHost}:443{path}", path, client, "",
            "False", "", @"NT AUTHORITY\SYSTEM", "58", @"NT AUTHORITY\SYSTEM", "False", "   at System.Web.HttpApplication.ExecuteStep(IExecutionStep step, Boolean& completedSynchronously)\r\n", "");
    }

    /// <summary>Detail code 50203: the signature was wrong; 50204: it was right and the content was refused. The state is filler, no object.</summary>
    public static LogEvent ViewStateRefused(DateTime time, int detailCode, string path, string client)
    {
        var local = time.ToString("M/d/yyyy h:mm:ss tt");
        return Of(
            ViewState, time, "4009", "Viewstate verification failed.", local, local, "2b1e0c6d5f5a4b0a9c1f6f1d7a3e9b10", "212", "1", detailCode.ToString(), "/LM/W3SVC/1/ROOT/owa-2-132593012", "Full", "/owa",
            @"C:\Program Files\Microsoft\Exchange Server\V15\FrontEnd\HttpProxy\owa\", ServerProfile.Name, "", "9336", "w3wp.exe", @"NT AUTHORITY\SYSTEM", $"https://{ServerProfile.PublicHost}:443{path}", path, client, "", "False", "",
            @"NT AUTHORITY\SYSTEM", "The state information is invalid for this page and might be corrupted.", client, "50122", path, "", "/wEy" + new string('A', 420), "", "");
    }

    public static LogEvent WorkerProcessFailed(DateTime time, string pool) =>
        new(PoolFailed, time, Sources.Computer, EventValue.Text(@"C:\inetpub\temp\apppools\" + pool + @"\" + pool + ".config"), EventValue.Text(pool), EventValue.Text("Cannot read configuration file"), EventValue.Binary(0x05, 0, 0x07, 0x80));

    private static LogEvent Of(EventShape shape, DateTime time, params string[] strings) => new(shape, time, Sources.Computer, EventValue.Texts(strings));
}
