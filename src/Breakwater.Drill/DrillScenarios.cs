using Breakwater.Drill.Scenarios;

namespace Breakwater.Drill;

/// <summary>The scenarios that can be written.</summary>
public static class DrillScenarios
{
    private static readonly (DrillScenario Scenario, Func<ScenarioContext, ScenarioPlan> Create)[] Known =
    [
        (new("clean-patched", "newest build, configured as it should be, nothing happened"), CleanScenarios.Patched),
        (new("clean-vulnerable", "a hole is open, nobody came, and the logs prove it"), CleanScenarios.Vulnerable),
        (new("probed", "a hole is open and scanners looked, no more"), CleanScenarios.Probed),
        (new("proxylogon-attempt", "ProxyLogon stopped at discovery"), ProxyLogonScenarios.Attempt),
        (new("proxylogon-webshell", "ProxyLogon up to a used web shell; patched afterwards"), ProxyLogonScenarios.WebShell),
        (new("proxylogon-mail-theft", "two mailboxes read without a shell; install and logs on other drives"), ProxyLogonScenarios.MailTheft),
        (new("proxyshell-export", "ProxyShell: a mailbox export written as a web page"), OtherScenarios.ProxyShellExport),
        (new("logs-rolled-over", "exposed for months, logs of the last days only"), OtherScenarios.LogsRolledOver),
        (new("shell-removed", "the shell is gone, its use and its compiled remnant are not"), OtherScenarios.ShellRemoved),
        (new("shell-removed-court", "the shell is gone and no record says who took it, in April 2021"), RemovalScenarios.ByCourtOrder),
        (new("shell-removed-person", "the shell was deleted by an administrator of a French server"), RemovalScenarios.ByPerson),
        (new("shell-removed-antivirus", "the shell was put into quarantine by the antivirus of a Japanese server"), RemovalScenarios.ByAntivirus),
        (new("shell-removed-vendor", "the shell was removed by the scanner that the vendor's mitigation tool starts"), RemovalScenarios.ByVendorTool),
        (new("mitigated", "a hole that is used elsewhere is open and effectively shielded; nothing happened"), MitigatedScenarios.Effective),
        (new("mitigated-shadowed", "the shield is there, and an earlier rule keeps it from acting"), MitigatedScenarios.Shadowed),
        (new("mitigated-outdated", "the shield has the first published form, which was passed by"), MitigatedScenarios.Outdated),
        (new("mitigated-cleared", "the shield is on the site, and the application below takes it away"), MitigatedScenarios.Cleared),
        (new("viewstate-program", "CVE-2020-0688: a signed object, a page that fails, and a program of the web server"), LaterScenarios.ViewState),
        (new("proxytoken-rule", "ProxyToken: a rule made without a login"), LaterScenarios.ProxyToken),
        (new("proxynotshell-program", "ProxyNotShell: PowerShell reached, and a program of the web server"), LaterScenarios.ProxyNotShell),
        (new("owassrf-program", "OWASSRF behind a balancer that hides every address"), LaterScenarios.OwaSsrf),
        (new("mitigated-only", "ProxyNotShell tried again and again, refused by the rewrite rule"), LaterScenarios.MitigatedOnly),
        (new("scanner-storm", "a hole is open, hundreds of scanners looked, no more"), LaterScenarios.ScannerStorm),
        (new("two-intruders", "two intruders on one server, days apart"), ProxyLogonScenarios.TwoIntruders),
        (new("module-removed", "a backdoor module that only the kept configuration of the web server still shows"), AbuseScenarios.ModuleRemoved),
        (new("transport-agent", "a transport agent installed from a temporary folder"), AbuseScenarios.TransportAgent),
        (new("mailbox-export", "a mailbox exported to a web folder, and the request removed"), AbuseScenarios.MailboxExport),
        (new("stored-object", "CVE-2021-42321: a stored object that fails, and a program of the web server"), AbuseScenarios.StoredObject),
    ];

    /// <summary>All scenarios, in the order the help lists them.</summary>
    public static IReadOnlyList<DrillScenario> All { get; } = [.. Known.Select(k => k.Scenario)];

    internal static Func<ScenarioContext, ScenarioPlan>? Find(string name) => Known.FirstOrDefault(k => k.Scenario.Name == name).Create;
}
