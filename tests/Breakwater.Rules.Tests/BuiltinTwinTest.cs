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
    public void WindowsOwnEvent_AnswersToSysmonsNames(string events, string category, string selection, int expected)
    {
        var log = Path.Combine(_folder, "Security.evtx");
        using (var file = File.Create(log))
        {
            EventCases.Log(events).CopyTo(file);
        }

        var rule = Path.Combine(_folder, "rule.yml");
        File.WriteAllText(rule, $"title: t\nlogsource: {{ product: windows, category: {category} }}\ndetection:\n  selection: {selection}\n  condition: selection\n");
        using var outcome = Hunter.Hunt(new HuntRequest { Evidence = [log], RulePaths = [rule], Today = new DateOnly(2026, 11, 23) }, null, TestContext.Current.CancellationToken);
        Assert.Empty(outcome.Messages);
        Assert.Equal(expected, outcome.Matches.Count());
    }
}
