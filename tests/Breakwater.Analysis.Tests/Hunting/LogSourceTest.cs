using Breakwater.Analysis.Hunting;
using Breakwater.Tests;

namespace Breakwater.Analysis.Tests.Hunting;

/// <summary>What a rule's log source means: each case a rule that hits one event or line of the evidence, and a near miss beside it.</summary>
public sealed class LogSourceTest : IDisposable
{
    private static readonly string Events = Repository.At("tests", "data", "evtx", "every-kind.evtx");
    private static readonly string Forwarded = Repository.At("tests", "data", "evtx", "forwarded.evtx");
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("category: process_creation", "Image|endswith: '\\cmd.exe'", 2)]
    [InlineData("category: process_creation", "Image|endswith: '\\powershell.exe'", 0)]
    [InlineData("category: process_creation", "{ParentImage|endswith: '\\w3wp.exe', User: 'CONTOSO\\EXCH01$'}", 1)]
    [InlineData("category: process_creation", "{User: 'NT AUTHORITY\\SYSTEM', OriginalFileName: cmd.exe}", 1)]
    [InlineData("category: process_creation", "{NewProcessName|exists: true}", 1)]
    [InlineData("category: process_creation", "{IntegrityLevel: System, Image|exists: true}", 2)]
    [InlineData("category: process_creation", "ProcessId: 4444", 2)]
    [InlineData("service: security", "{EventID: 4688, NewProcessName|endswith: '\\cmd.exe'}", 1)]
    [InlineData("service: security", "{EventID: 4688, Image|endswith: '\\cmd.exe'}", 0)]
    [InlineData("service: sysmon", "{EventID: 11, TargetFilename|endswith: '.aspx'}", 1)]
    [InlineData("category: file_event", "TargetFilename|endswith: '.aspx'", 1)]
    [InlineData("category: file_delete", "TargetFilename|endswith: '.aspx'", 1)]
    [InlineData("category: network_connection", "{DestinationPort: 443, Initiated: 'true'}", 1)]
    [InlineData("category: network_connection", "{DestinationPort: 443, Initiated: 'false'}", 0)]
    [InlineData("category: ps_script", "ScriptBlockText: Get-Process", 1)]
    [InlineData("service: windefend", "ThreatName|startswith: 'Backdoor:'", 2)]
    [InlineData("category: antivirus", "Signature|startswith: 'Backdoor:'", 2)]
    [InlineData("service: system", "{Provider_Name: 'Service Control Manager', EventID: 7045}", 1)]
    [InlineData("service: system", "{Provider_Name: 'Service Control Manager', EventID: 7046}", 0)]
    [InlineData("service: application", "Data|contains: 'Validation of viewstate MAC failed'", 1)]
    [InlineData("service: application", "{Level: Error, Provider_Name: MSExchange Control Panel}", 1)]
    public void WindowsLogSource_FindsItsEvents(string source, string selection, int expected) => Assert.Equal(expected, Hunt(Events, $"product: windows, {source}", selection));

    [Theory]
    [InlineData("{EventID: 7045, Provider_Guid: '{555908D1-A6D7-4695-8E1E-26931D2012F4}'}", 1)]
    [InlineData("{EventID: 7045, Provider_Guid: '{655908D1-A6D7-4695-8E1E-26931D2012F4}'}", 0)]
    [InlineData("{EventID: 7045, Provider_EventSourceName: Service Control Manager}", 1)]
    [InlineData("{EventID: 7045, EventID_Qualifiers: 16384}", 1)]
    [InlineData("{EventID: 7045, EventID_Qualifiers: 16385}", 0)]
    [InlineData("{EventID: 7045, Execution_ProcessID: 640, Execution_ThreadID: 9280}", 1)]
    [InlineData("{EventID: 7045, Execution_ProcessID: 641}", 0)]
    [InlineData("{EventID: 7045, Computer: exch01.contoso.example, ComputerName: exch01.contoso.example}", 1)]
    [InlineData("{EventID: 7045, ComputerName: exch02.contoso.example}", 0)]
    [InlineData("{EventID: 7045, Execution_SessionID|exists: true}", 0)]
    [InlineData("{EventID: 7045, Correlation_ActivityID: null}", 1)]
    [InlineData("{EventID: 7045, Security_UserID|endswith: '-500'}", 1)]
    [InlineData("{EventID: 7045, TimeCreated_SystemTime|startswith: '2021-03-02T10:00:07'}", 1)]
    [InlineData("{EventID: 7045, TimeCreated_SystemTime|hour: 10}", 1)]
    [InlineData("{EventID: 7045, TimeCreated_SystemTime|hour: 11}", 0)]
    public void AttributesOfSystem_HaveTheNameOfTheirElementBefore(string selection, int expected) => Assert.Equal(expected, Hunt(Events, "product: windows, service: system", selection));

    [Theory]
    [InlineData("product: windows", "EventID: 4688", 1)]
    [InlineData("category: process_creation, service: sysmon, product: windows", "Image|endswith: '\\cmd.exe'", 1)]
    [InlineData("category: process_creation, service: security, product: windows", "Image|endswith: '\\cmd.exe'", 1)]
    [InlineData("category: process_creation", "Image|endswith: '\\cmd.exe'", 2)]
    [InlineData("category: process_creation, product: linux", "Image|endswith: '\\cmd.exe'", 0)]
    public void PartsOfALogSource_NarrowIt(string source, string selection, int expected) => Assert.Equal(expected, Hunt(Events, source, selection));

    [Fact]
    public void Keywords_LookThroughTheValuesOfAnEvent()
    {
        Assert.Equal(1, Hunt(Events, "product: windows, service: application", "['viewstate MAC']"));
        Assert.Equal(0, Hunt(Events, "product: windows, service: system", "['viewstate MAC']"));
    }

    [Theory]
    [InlineData("'exch01.CONTOSO.example'", 1)]
    [InlineData("'exch02.contoso.example'", 0)]
    [InlineData("'Service Control Manager'", 1)]
    [InlineData("System", 1)]
    [InlineData("7045", 1)]
    [InlineData("7046", 0)]
    [InlineData("'S-1-5-21-1251897380-1290909901-1568997501-500'", 1)]
    public void Keywords_LookThroughWhatTheEventSaysOfItself(string keyword, int expected) =>
        Assert.Equal(expected, Hunt(Events, "product: windows, service: system", $"[{keyword}]", "selection and id", "\n  id: {EventID: 7045}"));

    [Fact]
    public void ForwardedEvents_BelongToTheChannelTheyCameFrom() => Assert.Equal(5, Hunt(Forwarded, "product: windows, service: msexchange-management", "Cmdlet|exists: true"));

    [Theory]
    [InlineData("category: webserver", "cs-uri-query|contains: '/ecp/y.js'", 1)]
    [InlineData("category: webserver", "cs-uri-query|contains: '/ecp/z.js'", 0)]
    [InlineData("category: webserver", "cs-uri-stem: /ecp/y.js", 1)]
    [InlineData("category: webserver", "cs-user-agent|startswith: 'python requests'", 1)]
    [InlineData("category: webserver", "{cs-method: POST, sc-status: 200}", 1)]
    [InlineData("category: proxy", "{c-uri|contains: 'y.js', c-useragent|contains: python}", 1)]
    [InlineData("category: proxy", "{cs-uri|contains: '/ecp/y.js?a=', cs-uri-stem|endswith: '.js', cs-uri-query: a=1, cs-user-agent|startswith: python}", 1)]
    [InlineData("category: proxy", "c-uri-extension: js", 1)]
    [InlineData("category: proxy", "c-uri-extension: [exe, s]", 0)]
    [InlineData("category: webserver", "c-uri-extension: JS", 1)]
    [InlineData("category: webserver", "{date|day: 3, time|hour: 10, time|minute|lt: 1}", 2)]
    [InlineData("category: webserver", "time|hour: 11", 0)]
    [InlineData("category: webserver", "{cs-uri-query: null, cs-uri-stem: /owa/}", 1)]
    [InlineData("category: webserver", "{cs-uri-query: null, cs-uri-query|contains: /owa/}", 1)]
    [InlineData("category: webserver", "{cs-uri-query: null, cs-uri-stem|contains: /ecp/}", 0)]
    [InlineData("category: webserver", "cs-uri-query|exists: true", 1)]
    [InlineData("category: webserver", "cs-uri-query|exists: false", 1)]
    [InlineData("category: webserver", "cs-username: null", 2)]
    [InlineData("category: proxy", "c-uri: null", 0)]
    [InlineData("category: webserver", "c-win32-status: 64", 1)]
    [InlineData("category: webserver", "c-win32-status: 65", 0)]
    [InlineData("service: iis, product: windows", "cs-uri-query|contains: '/ecp/y.js'", 0)]
    [InlineData("service: iis, product: windows", "cs-uri-stem|contains: '/ecp/y.js'", 1)]
    public void WebLogSource_FindsItsLines(string source, string selection, int expected)
    {
        var log = Path.Combine(_folder, "u_ex210303.log");
        File.WriteAllText(log, "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-win32-status\r\n"
            + "2021-03-03 10:00:00 192.0.2.10 POST /ecp/%79.js a=1 443 - 203.0.113.9 python+requests/2.25.1 200 64\r\n2021-03-03 10:00:01 192.0.2.10 GET /owa/ - 443 - 198.51.100.7 Mozilla/5.0 200 0\r\n");
        Assert.Equal(expected, Hunt(log, source, selection));
    }

    [Theory]
    [InlineData("c-useragent: 'Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/105'", 2)]
    [InlineData("c-useragent|contains: 'KHTML like Gecko'", 2)]
    [InlineData("c-useragent: ''", 1)]
    [InlineData("c-useragent: null", 2)]
    [InlineData("{c-useragent|exists: true, c-uri: /owa}", 1)]
    [InlineData("cs-cookie|exists: true", 0)]
    [InlineData("{c-uri|endswith: /owa, c-uri-stem: /owa}", 2)]
    [InlineData("c-uri|contains: '\\?'", 0)]
    public void BlankAndRewrittenCells_AreReadInBothKindsOfLog(string selection, int expected)
    {
        File.WriteAllText(Path.Combine(_folder, "u_ex210303.log"), "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent)\r\n"
            + "2021-03-03 10:00:00 GET /owa - 203.0.113.9 -\r\n2021-03-03 10:00:01 GET /ecp - 203.0.113.9 Mozilla/5.0+(X11)+AppleWebKit/537.36+(KHTML,+like+Gecko)+Chrome/105\r\n");
        const string columns = "DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,Protocol,UrlHost,UrlStem,UrlQuery,Method,ClientIpAddress,UserAgent,HttpStatus";
        File.WriteAllText(Path.Combine(_folder, "HttpProxy_2021030310-1.LOG"), $"{columns}\r\n#Software: Microsoft Exchange Server\r\n#Version: 15.01.2106.002\r\n#Log-type: HttpProxy Logs\r\n#Date: 2021-03-03T00:00:00.000Z\r\n#Fields: {columns}\r\n"
            + "2021-03-03T10:00:00.000Z,a,15,1,2106,2,Owa,h,/owa,,GET,203.0.113.9,,200\r\n2021-03-03T10:00:01.000Z,b,15,1,2106,2,Ecp,h,/ecp,,GET,203.0.113.9,Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML  like Gecko) Chrome/105,200\r\n");
        Assert.Equal(expected, Hunt(_folder, "category: proxy", selection));
    }

    [Fact]
    public void Extension_IsWhatFollowsTheLastDotOfThePath_HoweverItIsEncoded()
    {
        var log = Path.Combine(_folder, "u_ex210303.log");
        string[] stems = ["/a.aspx", "/a.%61spx", "/a%2easpx", "/b.c.ASPX", "/a.aspx/b", "/aspx", "/a.aspxx", "/d.x/aspx", "/a.asp"];
        File.WriteAllText(log, "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status\r\n"
            + string.Concat(stems.Select(s => $"2021-03-03 10:00:00 GET {s} - 203.0.113.9 200\r\n")));
        Assert.Equal(4, Hunt(log, "category: proxy", "c-uri-extension: aspx"));
    }

    private int Hunt(string evidence, string source, string selection, string condition = "selection", string more = "")
    {
        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, $"title: t\nlogsource: {{{source}}}\ndetection:\n  selection: {(selection[0] is '{' or '[' ? selection : $"{{{selection}}}")}{more}\n  condition: {condition}\n");
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = [evidence], RulePaths = [rule], Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Messages);
        return outcome.Matches.Count();
    }
}
