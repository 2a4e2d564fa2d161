using System.Text;
using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>Path confusion to the back end, a draft through EWS, remote PowerShell as the administrator, and an export whose target is a web page.</summary>
internal sealed class ProxyShellAct(DrillRandom random, Organisation organisation, Intruder intruder, string bait)
{
    private readonly List<LogEntry> _entries = [];

    public List<LogEntry> Run(DateTime start)
    {
        var administrator = organisation.Administrator;
        Confused("GET", "/mapi/nspi", "", 200, start, 41);
        Confused("POST", "/autodiscover/autodiscover.xml", "", 200, start.AddSeconds(2), 190, new AutodiscoverCall("NT AUTHORITY\\SYSTEM", administrator.Smtp));
        Confused("POST", "/mapi/emsmdb", "", 200, start.AddSeconds(4), 88, new MapiCall("Connect", "", "NT AUTHORITY\\SYSTEM", "LogonFailed"));
        Confused("POST", "/ews/exchange.asmx", "", 200, start.AddSeconds(6), 402, new EwsCall("CreateItem", "NT AUTHORITY\\SYSTEM", administrator.Smtp));
        var session = Guid.Empty;
        for (var i = 0; i < 6; i++)
        {
            session = Confused("POST", "/powershell/", "X-Rps-CAT=" + Token(administrator.Sid), 200, start.AddSeconds(11 + i * 3), 97, new PowerShellCall(administrator.Smtp, intruder.ExploitAgent.Raw));
        }

        var export = $"-Mailbox \"{administrator.Account}\" -Name \"{intruder.UrlHost}\" -ContentFilter \"Subject -eq '{intruder.UrlHost}'\" -FilePath \"\\\\localhost\\{intruder.ShellPath.Replace(':', '$')}\"";
        Cmdlet(start.AddSeconds(15), session, "New-ManagementRoleAssignment", $"-Role \"Mailbox Import Export\" -User \"{administrator.Account}\"", 1180);
        Cmdlet(start.AddSeconds(21), session, "New-MailboxExportRequest", export, 2531);
        Cmdlet(start.AddSeconds(58), session, "Remove-MailboxExportRequest", $"-Identity \"{administrator.Account}\\{intruder.UrlHost}\" -Confirm \"False\"", 410);
        return _entries;
    }

    /// <summary>IIS and HttpProxy cut the URL at the first question mark, so the target stands at the start of the query.</summary>
    private Guid Confused(string method, string target, string extra, int status, DateTime time, int milliseconds, ServiceRecord? service = null)
    {
        var id = random.NextGuid();
        var query = $"{bait}{target}?{(extra.Length == 0 ? "" : extra + "&")}Email=autodiscover/autodiscover.json%3F{bait}";
        _entries.Add(new WebRequest
        {
            Time = time,
            Id = id,
            Protocol = "Autodiscover",
            Method = method,
            Stem = "/autodiscover/autodiscover.json",
            Query = query,
            Agent = intruder.ExploitAgent,
            Client = intruder.Addresses[_entries.Count % intruder.Addresses.Count],
            Status = status,
            RequestBytes = random.Between(200, 5000),
            ResponseBytes = random.Between(100, 4000),
            Milliseconds = milliseconds,
            BackEnd = new BackEndHop(target.TrimEnd('/'), query[(query.IndexOf('?', StringComparison.Ordinal) + 1)..], ServerProfile.MachineAccount, ServerProfile.LinkLocal),
            Service = service,
        });
        return id;
    }

    private void Cmdlet(DateTime time, Guid session, string cmdlet, string parameters, int milliseconds) => _entries.Add(new CmdletRun
    {
        Time = time,
        Session = session,
        Id = random.NextGuid(),
        User = organisation.Administrator.DisplayName,
        Sid = organisation.Administrator.Sid,
        Application = "PowerShell",
        Cmdlet = cmdlet,
        Parameters = parameters,
        Milliseconds = milliseconds,
    });

    /// <summary>The readable head of the token (type, user, SID); it stops before the groups, so nothing would accept it.</summary>
    private string Token(string sid)
    {
        using var bytes = new MemoryStream();
        void Part(char tag, string text)
        {
            bytes.WriteByte((byte)tag);
            bytes.WriteByte((byte)text.Length);
            bytes.Write(Encoding.ASCII.GetBytes(text));
        }

        bytes.Write("V\u0001\0"u8);
        Part('T', "Windows");
        bytes.Write("C\0"u8);
        Part('A', "Kerberos");
        Part('L', organisation.Administrator.Logon);
        Part('U', sid);
        return Convert.ToBase64String(bytes.ToArray()).TrimEnd('=');
    }
}
