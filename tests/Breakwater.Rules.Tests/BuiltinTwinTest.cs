using Breakwater.Analysis.Hunting;

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
        QueryResults: 198.51.100.23;
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
    [InlineData(Connection, "network_connection", @"{Image|endswith: '\w3wp.exe', DestinationIp: 198.51.100.23, DestinationPort: 443, Initiated: 'true', Protocol: tcp}", 1)]
    [InlineData(Connection, "network_connection", @"{Image|startswith: 'C:\', DestinationPort: 443}", 0)]
    [InlineData(Exit, "process_termination", @"{Image|endswith: '\cmd.exe', User: 'CONTOSO\EXCH01$'}", 1)]
    [InlineData(Exit, "process_creation", @"{Image|endswith: '\cmd.exe'}", 0)]
    [InlineData(FileRead, "file_access", @"{FileName|endswith: '\Login Data', Image|endswith: '\tool.exe'}", 1)]
    [InlineData(KeyRead, "file_access", @"{Image|endswith: '\tool.exe'}", 0)]
    public void WindowsOwnEvent_AnswersToSysmonsNames(string events, string category, string selection, int expected) =>
        Assert.Equal(expected, Hunt(events, $"product: windows, category: {category}", selection));

    /// <summary>What is known of an event before its values are read must not hide what its values say.</summary>
    [Theory]
    [InlineData("{EventID: 104, Channel: Security}", 1)]
    [InlineData("{EventID: 104, Channel: System}", 1)]
    [InlineData("{EventID: 104, Channel: Application}", 0)]
    [InlineData("{EventID: 7}", 0)]
    [InlineData("{EventID: 105}", 0)]
    [InlineData("{EventID|gt: 103, Provider_Name|endswith: '-Eventlog'}", 1)]
    [InlineData("{EventID|gt: 104}", 0)]
    [InlineData("{EventID: 104, TargetUserName: null}", 1)]
    [InlineData("{EventID: 104, TargetUserName|exists: false}", 1)]
    [InlineData("{EventID: 104, SubjectUserName|exists: false}", 0)]
    public void FieldsKnownBeforehand_DecideWhatTheRecordWould(string selection, int expected) => Assert.Equal(expected, Hunt(Cleared, "product: windows, service: system", selection));

    [Theory]
    [InlineData("query: api.telegram.org", 1)]
    [InlineData("answer|contains: 198.51.100.23", 1)]
    [InlineData("query: telegram.org", 0)]
    public void DnsQuery_IsFoundInTheClientsLog(string selection, int expected) => Assert.Equal(expected, Hunt(Query, "category: dns", $"{{{selection}}}"));

    [Theory]
    [InlineData("{EventLog: RPCFW, EventID: 3, InterfaceUuid: 1ff70682-0a51-30e8-076d-740be8cee98b, OpNum: 2}", 1)]
    [InlineData("{EventLog: RPCFW, EventID: 3, OpNum: [0, 1]}", 0)]
    public void RpcFirewall_IsReadByPosition(string selection, int expected) => Assert.Equal(expected, Hunt(RemoteCall, "product: rpc_firewall, category: application", selection));

    private int Hunt(string events, string source, string selection)
    {
        var log = Path.Combine(_folder, "Security.evtx");
        using (var file = File.Create(log))
        {
            EventCases.Log(events).CopyTo(file);
        }

        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, $"title: t\nlogsource: {{ {source} }}\ndetection:\n  selection: {selection}\n  condition: selection\n");
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = [log], RulePaths = [rule], Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Messages);
        return outcome.Matches.Count();
    }
}
