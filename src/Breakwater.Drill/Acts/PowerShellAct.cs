using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>Remote PowerShell reached past the front end with a stolen password: through autodiscover (2022) or through Outlook on the web, where that way is closed.</summary>
internal sealed class PowerShellAct(DrillRandom random, Intruder intruder, Person account)
{
    private int _turn;

    /// <summary>The confused path; a status that refuses leaves no row behind the front end.</summary>
    public WebRequest ThroughAutodiscover(DateTime time, int status, bool loggedIn = true) => Request(
        time, status, "Autodiscover", "/autodiscover/autodiscover.json", $"@{intruder.UrlHost}/powershell/?X=1&Email=autodiscover/autodiscover.json%3F@{intruder.UrlHost}", loggedIn);

    public WebRequest ThroughOwa(DateTime time, int status) => Request(time, status, "Owa", $"/owa/mastermailbox%40{intruder.UrlHost}/powershell", "", loggedIn: true);

    private WebRequest Request(DateTime time, int status, string protocol, string stem, string query, bool loggedIn) => new()
    {
        Time = time,
        Id = random.NextGuid(),
        Protocol = protocol,
        Method = "POST",
        Stem = stem,
        Query = query,
        Agent = intruder.ExploitAgent,
        Client = intruder.Addresses[_turn++ % intruder.Addresses.Count],
        Status = status,
        User = loggedIn ? account.Logon : "",
        Authentication = loggedIn ? "Basic" : "",
        RequestBytes = random.Between(900, 6000),
        ResponseBytes = status == 200 ? random.Between(300, 2400) : 0,
        Milliseconds = random.Between(30, 400),
        BackEnd = status == 200 ? new BackEndHop("/powershell", "-", account.Logon, ServerProfile.LinkLocal) : null,
        Service = status == 200 ? new PowerShellCall(account.Smtp, intruder.ExploitAgent.Raw) : null,
    };
}
