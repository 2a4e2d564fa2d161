using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>Two attacks on the control panel: a signed object in the address of a page (2020), a rule made without a login (2021).</summary>
internal sealed class ControlPanelAct(DrillRandom random, Intruder intruder)
{
    /// <summary>The page fails with 500 after the object has run. The text is filler, no object.</summary>
    public WebRequest ViewState(DateTime time, Person account) => Request(
        time, "GET", "/ecp/default.aspx", $"__VIEWSTATEGENERATOR=B97B4E27&__VIEWSTATE=%2FwEy{new string('A', random.Between(900, 1600))}", 500, account.Logon);

    public WebRequest RuleWithoutLogin(DateTime time, Person victim, int status) => Request(
        time, "POST", $"/ecp/{victim.Smtp}/RulesEditor/InboxRules.svc/NewObject", "msExchEcpCanary=" + random.Letters(40), status, "");

    private WebRequest Request(DateTime time, string method, string stem, string query, int status, string user) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = "Ecp",
        Method = method,
        Stem = stem,
        Query = query,
        Agent = intruder.ExploitAgent,
        Client = intruder.Addresses[0],
        Status = status,
        User = user,
        Authentication = user.Length > 0 ? "FBA" : "",
        RequestBytes = random.Between(300, 3000),
        ResponseBytes = random.Between(200, 4000),
        Milliseconds = random.Between(40, 900),
    };
}
