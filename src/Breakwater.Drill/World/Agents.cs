namespace Breakwater.Drill.World;

/// <summary>Client programs seen on mail servers.</summary>
internal static class Agents
{
    public static readonly Agent AmProbe = new("AMProbe/Local/ClientAccess");
    public static readonly Agent WinRm = new("Microsoft WinRM Client");
    public static readonly Agent MapiClient = new("MapiHttpClient");
    public static readonly Agent Rpc = new("MSRPC");
    public static readonly Agent Monitor = new("Mozilla/4.0 (compatible; MSIE 9.0; Windows NT 6.1; MSEXCHMON; ACTIVEMONITORING; OWASELFTEST)");
    public static readonly Agent EcpMonitor = new("Mozilla/4.0 (compatible; MSIE 9.0; Windows NT 6.1; MSEXCHMON; ACTIVEMONITORING; ECPSELFTEST)");
    public static readonly Agent ActiveSyncProbe = new("TestActiveSyncConnectivity");
    public static readonly Agent Balancer = new("");
    public static readonly Agent Python = new("python-requests/2.25.1");
    public static readonly Agent OldPython = new("python-requests/2.24.0");
    public static readonly Agent EwsClientZero = new("ExchangeServicesClient/0.0.0.0");
    public static readonly Agent Zgrab = new("Mozilla/5.0 zgrab/0.x");
    public static readonly Agent Nmap = new("Mozilla/5.0 (compatible; Nmap Scripting Engine)");
    public static readonly Agent Chrome88 = new("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.190 Safari/537.36");
    public static readonly Agent Firefox86 = new("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:86.0) Gecko/20100101 Firefox/86.0");
    public static readonly Agent Linux = new("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36");
    public static readonly Agent Psrp = new("Python PSRP Client");
    public static readonly Agent PowerShellScript = new("Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.17763.1");
    public static readonly Agent AutodiscoverClient = new("Microsoft Office/16.0 (Windows NT 10.0; MAPI 16.0.13530; Pro)");

    public static readonly IReadOnlyList<Agent> Outlook =
    [
        new("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.13530; Pro)"),
        new("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.10371; Pro)"),
        new("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5122; Pro)"),
        new("MacOutlook/16.46.21021202 (Intelx64 Mac OS X Version 11.2.1 (Build 20D74))"),
    ];

    public static readonly IReadOnlyList<Agent> Browsers =
    [
        Chrome88,
        Firefox86,
        new("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.182 Safari/537.36 Edg/88.0.705.81"),
        new("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.3 Safari/605.1.15"),
    ];

    public static readonly IReadOnlyList<Agent> Phones =
    [
        new("Apple-iPhone12C1/1804.52"),
        new("Apple-iPhone11C8/1803.66"),
        new("Outlook-iOS-Android/1.0"),
        new("Android-SAMSUNG-SM-G991B/101.11"),
    ];
}
