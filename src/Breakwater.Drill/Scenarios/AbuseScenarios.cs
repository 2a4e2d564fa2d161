using Breakwater.Drill.Events;
using Breakwater.Drill.Files;
using Breakwater.Drill.Logs;
using Breakwater.Drill.World;
using Breakwater.Model;

namespace Breakwater.Drill.Scenarios;

/// <summary>Doings that need no hole, and one that leaves only its failures: modules, transport agents, mailbox exports, stored objects.</summary>
internal static class AbuseScenarios
{
    private const string Module = "    <add name=\"HttpParserModule\" image=\"%windir%\\System32\\inetsrv\\HTTPParser.dll\" />\n        ";

    /// <summary>Somebody took the module out again; IIS had kept the configuration that loaded it.</summary>
    public static ScenarioPlan ModuleRemoved(ScenarioContext context)
    {
        var plan = CleanScenarios.Vulnerable(context);
        return plan with
        {
            WriteFiles = tree =>
            {
                plan.WriteFiles(tree);
                tree.WriteText(@"C:\inetpub\history\CFGHISTORY_0000000012\applicationHost.config", ApplicationHost.Text(plan.Server).Replace("</globalModules>", Module + "</globalModules>", StringComparison.Ordinal));
            },
            Overall = VerdictState.Compromised,
            Why = "an earlier configuration of the web server loads a library of a known backdoor; that it is gone changes nothing",
            Campaigns = [.. plan.Campaigns, new("iis-modules", VerdictState.Compromised, [], [Rung.Persistence], [], null, null, "the copies have no times")],
        };
    }

    public static ScenarioPlan TransportAgent(ScenarioContext context)
    {
        var plan = CleanScenarios.Vulnerable(context);
        var time = context.Before(plan.Collected, 0.4);
        List<LogEntry> acts = [Cmdlet(context, time, "Install-TransportAgent", @"-Name ""Mail Helper"" -TransportAgentFactory ""Mail.Helper"" -AssemblyPath ""C:\Windows\Temp\mh.dll"""), Cmdlet(context, time.AddSeconds(9), "Enable-TransportAgent", @"-Identity ""Mail Helper""")];
        return plan with
        {
            Acts = acts,
            Activities = 1,
            WriteFiles = tree =>
            {
                plan.WriteFiles(tree);
                tree.WriteText(plan.Server.InstallPath + @"TransportRoles\Shared\agents.config", Agents(plan.Server), byteOrderMark: true);
            },
            Overall = VerdictState.Suspected,
            Why = "an agent that reads every message was installed from a temporary folder; whose it is the logs do not say",
            Campaigns = [.. plan.Campaigns, new("transport-agents", VerdictState.Suspected, [VerdictState.Compromised], [Rung.Persistence], [], time, time, "cmdlet and list of agents")],
        };
    }

    public static ScenarioPlan MailboxExport(ScenarioContext context)
    {
        var plan = CleanScenarios.Vulnerable(context);
        var time = context.Before(plan.Collected, 0.4);
        var victim = context.Organisation.Treasurer;
        List<LogEntry> acts =
        [
            Cmdlet(context, time, "New-MailboxExportRequest", $@"-Mailbox ""{victim.Smtp}"" -FilePath ""\\localhost\C$\inetpub\wwwroot\aspnet_client\{context.Random.Fork("file").Letters(5)}.pst"""),
            Cmdlet(context, time.AddMinutes(7), "Remove-MailboxExportRequest", $@"-Identity ""{victim.Account}\MailboxExport"" -Confirm ""False"""),
        ];
        return plan with
        {
            Acts = acts,
            Activities = 1,
            Overall = VerdictState.Compromised,
            Why = "a mailbox was exported to a folder that the web server hands out, and the request removed",
            Mailboxes = [new(victim.Smtp, MailboxState.Taken, [], "export to a web folder")],
            Campaigns = [.. plan.Campaigns, new("mailbox-abuse", VerdictState.Compromised, [], [Rung.MailTaken], [], time, time.AddMinutes(7), "the export succeeded, and the same account removed the request minutes later")],
        };
    }

    public static ScenarioPlan StoredObject(ScenarioContext context)
    {
        var plan = LaterScenarios.Server(context, ScenarioContext.Utc(2021, 11, 19, 10, 41), "15.2.792.10");
        var time = context.Before(plan.Collected, 0.4);
        List<LogEntry> acts = [Cmdlet(context, time, "Get-App", "-Mailbox \"kim\"", "System.InvalidCastException: Unable to cast object of type 'System.Security.Claims.ClaimsPrincipal'"), Program(time.AddSeconds(6))];
        return plan with
        {
            Acts = acts,
            Activities = 1,
            ExposureWhy = "2019 CU8 with the package of March 2021; those of April 2021 and later are missing",
            Overall = VerdictState.Compromised,
            Why = "an object stored in a mailbox failed to be read as what it should be, and within seconds the web server started a program",
            Campaigns = [Campaigns.Found("cve-2021-42321", VerdictState.Compromised, acts, [Rung.ShellUsed], "failure and program within seconds", [Rung.Exploited])],
        };
    }

    /// <summary>Only failures of cmdlets that look are written to the event log, so this one goes there alone.</summary>
    private static LogEntry Cmdlet(ScenarioContext context, DateTime time, string cmdlet, string parameters, string failure = "") => new EventEntry(CmdletEvents.Ran(
        time, cmdlet, parameters, context.Organisation.Administrator.Account, context.Organisation.Administrator.Sid, "Remote-PowerShell-Unknown", "9120 w3wp#MSExchangePowerShellAppPool", 210, Guid.Empty, failure));

    /// <summary>The audit of processes names no application pool.</summary>
    private static EventEntry Program(DateTime time) => new(SecurityEvents.Started(time, 5120, @"C:\Windows\System32\cmd.exe", @"cmd /c C:\PerfLogs\u.bat", 9336, @"C:\Windows\System32\inetsrv\w3wp.exe"));

    private static string Agents(ServerProfile server) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <mexRuntime>
            <agentList>
              <agent name="Transport Rule Agent" classFactory="Microsoft.Exchange.MessagingPolicies.TransportRuleAgent.TransportRuleAgentFactory" assemblyPath="{server.InstallPath}TransportRoles\agents\Rule\Microsoft.Exchange.MessagingPolicies.TransportRuleAgent.dll" enabled="true" isCritical="true" />
              <agent name="Mail Helper" classFactory="Mail.Helper" assemblyPath="C:\Windows\Temp\mh.dll" enabled="true" isCritical="false" />
            </agentList>
          </mexRuntime>
        </configuration>

        """;
}
