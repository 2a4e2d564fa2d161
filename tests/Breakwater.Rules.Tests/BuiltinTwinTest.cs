using Breakwater.Analysis.Hunting;
using Breakwater.Model.Hunting;

namespace Breakwater.Rules.Tests;

/// <summary>Rules written for Sysmon on the events that Windows itself writes of the same act: names and words are Sysmon's.</summary>
public sealed class BuiltinTwinTest : IDisposable
{
    private const string Registry = """
        Security | Microsoft-Windows-Security-Auditing | 4657 | 0
        SubjectUserName: a.adler
        SubjectDomainName: CONTOSO
        ObjectName: \REGISTRY\MACHINE\SYSTEM\ControlSet001\Services\Agent
        ObjectValueName: ImagePath
        OperationType: %%1905
        NewValue: C:\Temp\agent.exe
        ProcessName: C:\Windows\System32\reg.exe
        """;

    private const string NewValue = """
        Security | Microsoft-Windows-Security-Auditing | 4657 | 0
        ObjectName: \REGISTRY\MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Run
        ObjectValueName: Agent
        OperationType: %%1904
        """;

    private const string Blocked = """
        Security | Microsoft-Windows-Security-Auditing | 5157 | 0
        Direction: %%14592
        SourceAddress: 203.0.113.9
        DestAddress: 192.0.2.10
        DestPort: 3389
        Protocol: 17
        """;

    private const string Loaded = """
        Microsoft-Windows-Sysmon/Operational | Microsoft-Windows-Sysmon | 7 | 4
        ImageLoaded: C:\Windows\Temp\a.dll
        Hashes: SHA1=DA39A3EE5E6B4B0D3255BFEF95601890AFD80709,MD5=D41D8CD98F00B204E9800998ECF8427E,IMPHASH=F34D5F2D4577ED6D9CEEC516C1F5A744
        """;

    private const string Connection = """
        Security | Microsoft-Windows-Security-Auditing | 5156 | 0
        Application: \device\harddiskvolume2\windows\system32\inetsrv\w3wp.exe
        Direction: %%14593
        SourceAddress: 192.0.2.10
        DestAddress: 198.51.100.23
        DestPort: 443
        Protocol: 6
        """;

    private const string Exit = """
        Security | Microsoft-Windows-Security-Auditing | 4689 | 0
        SubjectUserName: EXCH01$
        SubjectDomainName: CONTOSO
        ProcessName: C:\Windows\System32\cmd.exe
        """;

    private const string FileRead = """
        Security | Microsoft-Windows-Security-Auditing | 4663 | 0
        SubjectUserName: a.adler
        SubjectDomainName: CONTOSO
        ObjectType: File
        ObjectName: C:\Users\a.adler\AppData\Local\Google\Chrome\User Data\Default\Login Data
        ProcessName: C:\Temp\tool.exe
        """;

    private const string KeyRead = """
        Security | Microsoft-Windows-Security-Auditing | 4663 | 0
        ObjectType: Key
        ObjectName: \REGISTRY\MACHINE\SAM
        ProcessName: C:\Temp\tool.exe
        """;

    private const string Cleared = """
        System | Microsoft-Windows-Eventlog | 104 | 4
        SubjectUserName: a.adler
        Channel: Security
        EventID: 7
        """;

    private const string Query = """
        Microsoft-Windows-DNS-Client/Operational | Microsoft-Windows-DNS-Client | 3008 | 4
        QueryName: api.telegram.org
        QueryType: 16
        QueryStatus: 0
        QueryResults: 198.51.100.23;
        """;

    private const string Detected = """
        Microsoft-Windows-Windows Defender/Operational | Microsoft-Windows-Windows Defender | 1116 | 3
        Threat Name: Backdoor:ASP/Chopper
        Path: file:_C:\inetpub\wwwroot\aspnet_client\a.aspx
        """;

    private const string RemoteCall = """
        RPCFW | RPCFW | 3 | 0
        Data[1]: 640
        Data[5]: 203.0.113.9
        Data[6]: 1ff70682-0a51-30e8-076d-740be8cee98b
        Data[7]: 2
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Registry, "registry_set", @"{TargetObject: 'HKLM\System\CurrentControlSet\Services\Agent\ImagePath', Details|endswith: '\agent.exe', EventType: SetValue}", 1)]
    [InlineData(Registry, "registry_set", @"{Image|endswith: '\reg.exe', User: 'CONTOSO\a.adler'}", 1)]
    [InlineData(Registry, "registry_event", @"{TargetObject|contains: '\Services\Agent'}", 1)]
    [InlineData(Registry, "registry_delete", @"{TargetObject|contains: '\Services\Agent'}", 0)]
    [InlineData(NewValue, "registry_add", @"{EventType: CreateKey, TargetObject|endswith: '\CurrentVersion\Run'}", 1)]
    [InlineData(NewValue, "registry_add", @"{TargetObject|startswith: 'HKLM\SOFTWARE\', TargetObject|endswith: '\Run\Agent'}", 1)]
    [InlineData(Registry, "registry_add", @"{TargetObject|contains: '\Services\Agent'}", 0)]
    [InlineData(Query, "dns_query", "{QueryName: api.telegram.org}", 1)]
    [InlineData(Query, "dns_query", "{QueryName: api.telegram.org, Image|exists: true}", 0)]
    [InlineData(Blocked, "network_connection", "{DestinationPort: 3389}", 0)]
    [InlineData(Connection, "network_connection", @"{Image|endswith: '\w3wp.exe', DestinationIp: 198.51.100.23, DestinationPort: 443, Initiated: 'true', Protocol: tcp}", 1)]
    [InlineData(Connection, "network_connection", @"{Image|startswith: 'C:\', DestinationPort: 443}", 0)]
    [InlineData(Exit, "process_termination", @"{Image|endswith: '\cmd.exe', User: 'CONTOSO\EXCH01$'}", 1)]
    [InlineData(Exit, "process_creation", @"{Image|endswith: '\cmd.exe'}", 0)]
    [InlineData(FileRead, "file_access", @"{FileName|endswith: '\Login Data', Image|endswith: '\tool.exe'}", 1)]
    [InlineData(KeyRead, "file_access", @"{Image|endswith: '\tool.exe'}", 0)]
    public void WindowsOwnEvent_AnswersToSysmonsNames(string events, string category, string selection, int expected) =>
        Assert.Equal(expected, Hunt(events, $"product: windows, category: {category}", selection));

    [Theory]
    [InlineData("imphash: f34d5f2d4577ed6d9ceec516c1f5a744", 1)]
    [InlineData("{MD5: D41D8CD98F00B204E9800998ECF8427E, sha1|startswith: da39}", 1)]
    [InlineData("md5: DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", 0)]
    [InlineData("sha256|exists: true", 0)]
    [InlineData("Hashes|contains: 'IMPHASH=F34D'", 1)]
    public void Hashes_AreFieldsOfTheirOwn(string selection, int expected) =>
        Assert.Equal(expected, Hunt(Loaded, "product: windows, category: image_load", selection[0] == '{' ? selection : $"{{{selection}}}"));

    [Theory]
    [InlineData(Connection, "category: network, service: connection", "{source.ip: 192.0.2.10, destination.ip: 198.51.100.23, destination.port: 443, network.transport: tcp}", 1)]
    [InlineData(Blocked, "category: network, service: connection", "{destination.port: 3389}", 0)]
    [InlineData(Query, "category: network, service: dns", "{dns.question.name: api.telegram.org, dns.question.type: TXT, dns.response.code: 0}", 1)]
    [InlineData(Query, "category: network, service: connection", "{dns.question.name|exists: true}", 0)]
    [InlineData(Query, "category: dns", "{record_type: TXT}", 1)]
    [InlineData(Query, "category: dns", "{record_type: A}", 0)]
    [InlineData(Connection, "category: firewall", "{dst_port: 443, action: accept, blocked: 'false'}", 1)]
    [InlineData(Blocked, "category: firewall", "{src_ip: 203.0.113.9, dst_port: 3389, blocked: 'true'}", 1)]
    [InlineData(Blocked, "category: firewall", "{dst_port: 3389, action: accept}", 0)]
    public void GenericLogSource_FindsWindowsEvents(string events, string source, string selection, int expected) => Assert.Equal(expected, Hunt(events, source, selection));

    /// <summary>What is known of an event before its values are read must not hide what its values say.</summary>
    [Theory]
    [InlineData("{EventID: 104, Channel: Security}", 1)]
    [InlineData("{EventID: 104, Channel: System}", 0)]
    [InlineData("{EventID: 104, Channel: Application}", 0)]
    [InlineData("{EventID: 7}", 0)]
    [InlineData("{EventID: 105}", 0)]
    [InlineData("{EventID|gt: 103, Provider_Name|endswith: '-Eventlog'}", 1)]
    [InlineData("{EventID|gt: 104}", 0)]
    [InlineData("{EventID: 104, TargetUserName: null}", 1)]
    [InlineData("{EventID: 104, TargetUserName|exists: false}", 1)]
    [InlineData("{EventID: 104, SubjectUserName|exists: false}", 0)]
    public void FieldsKnownBeforehand_DecideWhatTheRecordWould(string selection, int expected) => Assert.Equal(expected, Hunt(Cleared, "product: windows, service: system", selection));

    [Fact]
    public void ClearedLog_IsTheOneThatTheEventNames() =>
        Assert.Equal("Security", Assert.Single(Matches(Cleared, "product: windows, service: system", "{EventID: 104}", "")).Fields["Channel"]);

    [Theory]
    [InlineData("query: api.telegram.org", 1)]
    [InlineData("answer|contains: 198.51.100.23", 1)]
    [InlineData("query: telegram.org", 0)]
    public void DnsQuery_IsFoundInTheClientsLog(string selection, int expected) => Assert.Equal(expected, Hunt(Query, "category: dns", $"{{{selection}}}"));

    [Theory]
    [InlineData("{EventLog: RPCFW, EventID: 3, InterfaceUuid: 1ff70682-0a51-30e8-076d-740be8cee98b, OpNum: 2}", 1)]
    [InlineData("{EventLog: RPCFW, EventID: 3, OpNum: [0, 1]}", 0)]
    public void RpcFirewall_IsReadByPosition(string selection, int expected) => Assert.Equal(expected, Hunt(RemoteCall, "product: rpc_firewall, category: application", selection));

    /// <summary>All spellings at once: a rule of one must not take the value from a rule of another.</summary>
    [Theory]
    [InlineData("service: windefend", "ThreatName")]
    [InlineData("service: windefend", "Threat_Name")]
    [InlineData("service: windefend", "'Threat Name'")]
    [InlineData("category: antivirus", "Signature")]
    public void NameWithSpaces_AnswersToEverySpelling(string source, string field)
    {
        var others = string.Concat(new[] { "ThreatName", "Threat_Name", "'Threat Name'" }.Select((f, i) =>
            $"---\ntitle: other {i}\nlogsource: {{ product: windows, service: windefend }}\ndetection:\n  s: {{ {f}: never }}\n  condition: s\n"))
            + "---\ntitle: other\nlogsource: { product: windows, category: antivirus }\ndetection:\n  s: { Signature: never }\n  condition: s\n";
        Assert.Equal(1, Hunt(Detected, $"product: windows, {source}", $"{{ {field}: 'Backdoor:ASP/Chopper' }}", others));
    }

    private int Hunt(string events, string source, string selection, string others = "") => Matches(events, source, selection, others).Count;

    private List<HuntMatch> Matches(string events, string source, string selection, string others)
    {
        var log = Path.Combine(_folder, "Security.evtx");
        using (var file = File.Create(log))
        {
            EventCases.Log(events).CopyTo(file);
        }

        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, $"title: t\nlogsource: {{ {source} }}\ndetection:\n  selection: {selection}\n  condition: selection\n{others}");
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = [log], RulePaths = [rule], Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Messages);
        return [.. outcome.Matches];
    }
}
