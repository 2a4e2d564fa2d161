using System.Reflection;
using System.Text;
using Breakwater.Detection.Autostarts;
using Breakwater.Detection.CompiledRemnants;
using Breakwater.Detection.Configuration;
using Breakwater.Detection.ConsoleHistory;
using Breakwater.Detection.MailboxExports;
using Breakwater.Detection.Ransomware;
using Breakwater.Detection.ScannerHistory;
using Breakwater.Detection.Tests.WebFiles;
using Breakwater.Detection.TransportAgents;
using Breakwater.Detection.WebFiles;
using Breakwater.Knowledge;
using Breakwater.Knowledge.Web;
using Breakwater.Model;

namespace Breakwater.Detection.Tests;

/// <summary>Every detector with a trace that it finds, a near miss that it does not, and an innocent look-alike that never alarms. The tests of each detector go further; this one fails when a detector has none.</summary>
public sealed class DetectorCasesTest
{
    private const string Config = "D:/EX/FrontEnd/HttpProxy/owa/web.config";

    private static readonly Dictionary<string, (IEnumerable<FileTrace> Hit, IEnumerable<FileTrace> Miss, IEnumerable<FileTrace> LookAlike)> Cases = new(StringComparer.Ordinal)
    {
        [WebFileDetector.Name] = (Page("C:/inetpub/wwwroot/aspnet_client/a.aspx", Pages.Evaluates), Page("D:/EX/FrontEnd/HttpProxy/owa/auth/logon.aspx", Pages.Logon), Page("C:/inetpub/wwwroot/shop/edit.asp", Pages.Edits(includes: true))),
        [CompiledRemnantDetector.Name] = (Compiled("/aspnet_client/a.aspx"), Compiled("/owa/auth/logon.aspx"), Compiled("/default.aspx")),
        [ModuleDetector.Name] = (Setting("<modules><add name=\"x\" type=\"System.Web.Design.ExtenderControlDesigner, System.Web.Extensions.Design\"/></modules>"), Setting("<modules><add name=\"x\" type=\"Microsoft.Exchange.HttpProxy.ProxyModule,Microsoft.Exchange.FrontEndHttpProxy\"/></modules>"),
            ForeignModuleDetector.Examine(Config, Xml("<modules><add name=\"x\" type=\"Vendor.SecondFactor, Vendor\"/></modules>"), Backdoors, new WebLibraries([]))),
        [HandlerDetector.Name] = (Setting("<handlers><add name=\"x\" path=\"*.png\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\"/></handlers>"), Setting("<handlers><add name=\"x\" path=\"*.aspx\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\"/></handlers>"),
            Setting("<handlers><add name=\"x\" path=\"*.js\" verb=\"GET\" modules=\"StaticFileModule\"/></handlers>")),
        [RewriteDetector.Name] = (Rule("^images/(.*)\\.png$", "/aspnet_client/x.aspx?p={R:1}"), Rule("^$", "/owa/default.aspx"), Rule("(.*)", "https://office.contoso.example/{R:1}")),
        [MachineKeyDetector.Name] = (Key("0123456789ABCDEF0123456789ABCDEF01234567"), Key("AutoGenerate,IsolateApps"), Key("AutoGenerate")),
        [SiteDirectoryDetector.Name] = (Folder(@"C:\ProgramData\COM1\zing"), Folder(@"D:\EX\FrontEnd\HttpProxy\owa"), Folder(@"E:\consolidated\common\auxiliary")),
        [VirtualDirectoryDetector.Name] = (Saved("ExternalUrl : http://f/<script runat=server>PAYLOAD</script>\r\n"), Saved("ExternalUrl : https://mail.contoso.example/OAB\r\n"), Saved("Notes: the log has ExternalUrl='http://f/<script runat=server>PAYLOAD' at 05:17\r\n")),
        [AutostartDetector.Name] = (Start(@"C:\ProgramData\COM1\a.exe"), Start(@"C:\Program Files\Vendor\a.exe"), Start(@"C:\ProgramData\Vendor\Agent\agent.exe")),
        [TransportAgentDetector.Name] = (Agent("x", @"C:\Windows\Temp\x.dll"), Agent("Rule", @"D:\EX\TransportRoles\agents\Rule\Microsoft.Exchange.MessagingPolicies.TransportRuleAgent.dll"), Agent("Signature", @"C:\Program Files\Vendor\Agent.dll")),
        [MailboxExportDetector.Name] = (Inbox("..", "drop@mail.example", deletes: true), Inbox("..", "ben@contoso.example", deletes: true), Inbox("Holiday", "drop@mail.example", deletes: false)),
        [FolderRightDetector.Name] = (Right("Inbox", "Owner"), Right("Inbox", "None"), Right("Calendar", "AvailabilityOnly")),
        [ScannerHistoryDetector.Name] = (Scanner("Backdoor:ASP/Chopper.F!dha", @"C:\inetpub\wwwroot\aspnet_client\a.aspx"), Scanner("PUA:Win32/InstallCore", @"C:\inetpub\wwwroot\x.exe"), Scanner("Backdoor:ASP/Chopper.F!dha", @"C:\Users\admin\Downloads\samples\x.aspx")),
        [CommandHistory.Name] = (Typed(@"Remove-Item C:\inetpub\wwwroot\aspnet_client\a.aspx"), Typed(@"Get-Item C:\inetpub\wwwroot\aspnet_client\a.aspx"), Typed(@"del C:\inetpub\wwwroot\old\default.aspx")),
        [RansomwareDetector.Name] = (RansomwareDetector.Examine(["D:/mail/db.edb.CRYPT"], []), RansomwareDetector.Examine([], []), RansomwareDetector.Examine([], ["C:/IT/note.txt"])),
        [ScannerReport.Name] = (Report("\"2021-03-03T05:12:38.204Z\",\"ServerInfo~a]@x\""), Report(""), Report("#TYPE Selected.System.Management.Automation.PSCustomObject")),
    };

    /// <summary>They show what somebody has to look at and never decide by themselves.</summary>
    private static readonly string[] OnlyLeads = [MachineKeyDetector.Name, ScannerReport.Name, CommandHistory.Name];

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static BackdoorModules Backdoors => new(KnowledgeBase.Embedded.Indicators);

    [Fact]
    public void EveryDetector_HasItsCases() => Assert.Equal(
        typeof(FileTrace).Assembly.GetTypes().Select(t => t.GetField("Name", BindingFlags.Public | BindingFlags.Static)).Where(f => f is { IsLiteral: true } && f.FieldType == typeof(string)).Select(f => (string)f!.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Cases.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Hit_IsFound(string name)
    {
        var trace = Assert.Single(Cases[name].Hit);
        Assert.Equal(name, trace.Detector);
        Assert.True(OnlyLeads.Contains(name) ? trace.Confidence == Confidence.Low : trace.Confidence >= Confidence.Medium);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NearMiss_IsNoTrace(string name) => Assert.Empty(Cases[name].Miss);

    [Theory]
    [MemberData(nameof(Names))]
    public void LookAlike_NeverAlarms(string name) => Assert.All(Cases[name].LookAlike, t => Assert.Equal(Confidence.Low, t.Confidence));

    private static IReadOnlyList<FileTrace> Page(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Pages.Detector(null).Examine(new WebFile { Path = path, LengthBytes = bytes.Length, Sha256 = new string('0', 64), Head = bytes, Tail = default });
    }

    private static IReadOnlyList<FileTrace> Compiled(string address) => new CompiledRemnantDetector(WebBaseline.None, null).Examine(
        "C:/Windows/Microsoft.NET/Framework64/v4.0.30319/Temporary ASP.NET Files/root/a/b/x.compiled", Encoding.UTF8.GetBytes($"<preserve resultType=\"3\" virtualPath=\"{address}\" assembly=\"App_Web_x\"/>"));

    private static IReadOnlyList<FileTrace> Typed(string line) => CommandHistory.Examine("C:/Users/adm/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt", [line]);

    private static byte[] Xml(string section) => Encoding.UTF8.GetBytes($"<configuration><system.webServer>{section}</system.webServer></configuration>");

    private static IReadOnlyList<FileTrace> Setting(string section) => WebConfigDetector.Examine(Config, Xml(section), Backdoors);

    private static IReadOnlyList<FileTrace> Rule(string pattern, string url) => Setting($"<rewrite><rules><rule name=\"r\"><match url=\"{pattern}\"/><action type=\"Rewrite\" url=\"{url}\"/></rule></rules></rewrite>");

    private static IReadOnlyList<FileTrace> Key(string key) => WebConfigDetector.Examine(Config, Encoding.UTF8.GetBytes($"<configuration><system.web><machineKey validationKey=\"{key}\"/></system.web></configuration>"), Backdoors);

    private static IReadOnlyList<FileTrace> Folder(string path) => SiteDirectoryDetector.Examine("applicationHost.config", [new SiteDirectory("Default Web Site", "/x", path)]);

    private static IReadOnlyList<FileTrace> Saved(string text) => VirtualDirectoryDetector.Examine("oab.txt", Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<FileTrace> Start(string command) => new AutostartDetector(KnowledgeBase.Embedded.Indicators).Examine("SOFTWARE", [new Autostart { Kind = AutostartKind.Service, Name = "x", Command = command, Place = "HKLM/x" }]);

    private static IReadOnlyList<FileTrace> Agent(string name, string assembly) => new TransportAgentDetector(KnowledgeBase.Embedded.Indicators).Examine("agents.config", [new TransportAgent(name, "f", assembly, true)]);

    private static IReadOnlyList<FileTrace> Inbox(string name, string receiver, bool deletes) => MailboxExportDetector.Examine([new InboxRule("contoso.example/Users/Anna", name, true, [receiver], deletes, "")], "contoso.example");

    private static IReadOnlyList<FileTrace> Right(string folder, string right) => FolderRightDetector.Examine([new FolderRight("Anna", folder, "Default", [right])]);

    private static IReadOnlyList<FileTrace> Scanner(string threat, string resource) => ScannerHistoryDetector.Examine([new ScannerDetection("Microsoft Defender Antivirus", threat, resource, ScannerAction.Detected, null)]);

    private static IEnumerable<FileTrace> Report(string row) => ScannerReport.Examine("C:/ir/EXCH01-Cve-2021-26855.csv", ["\"DateTime\",\"AnchorMailbox\"", row]) is { } trace ? [trace] : [];
}
