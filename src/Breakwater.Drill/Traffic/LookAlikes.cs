using Breakwater.Drill.Logs;
using Breakwater.Drill.Output;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Traffic;

/// <summary>Innocent records that share words with an attack: administrators, clients and inventories. None is more than a probe.</summary>
internal sealed class LookAlikes
{
    /// <summary>From then on servers hand requests to AMSI, administrators test that, and the old check has gone out of use.</summary>
    private static readonly DateTime AmsiSince = new(2021, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly DrillRandom _random;
    private readonly Organisation _organisation;
    private readonly ServerProfile _server;
    private readonly List<Action<DateTime, List<LogEntry>>> _kinds;

    public LookAlikes(DrillRandom random, Organisation organisation, ServerProfile server, DateTime collected)
    {
        _random = random;
        _organisation = organisation;
        _server = server;
        _kinds =
        [
            EditVirtualDirectory, EditCertificate, ResetByAdministrator, ExportToShare, SetUrlInShell, ErrorPage, ForeignMailbox, NessusCheck, GuessedShellNames, LocalhostCheck, MonitoringScript,
        ];
        if (collected > AmsiSince)
        {
            _kinds.Remove(LocalhostCheck);
            _kinds.Add(AmsiSelfTest);
        }
    }

    public int Kinds => _kinds.Count;

    public void Add(int index, DateTime time, List<LogEntry> entries) => _kinds[index % _kinds.Count](time, entries);

    private void EditVirtualDirectory(DateTime time, List<LogEntry> entries)
    {
        var name = _random.Pick((string[])["Oab", "Ecp", "Owa", "WebServices"]);
        var path = name switch { "Oab" => "OAB", "Ecp" => "ecp", "Owa" => "owa", _ => "EWS/Exchange.asmx" };
        AdminCommand(time, $"schema={name}VirtualDirectory", $"Set-{name}VirtualDirectory.ExternalUrl='https://{ServerProfile.PublicHost}/{path}'.Identity='{_random.NextGuid()}'", entries);
    }

    private void EditCertificate(DateTime time, List<LogEntry> entries) =>
        AdminCommand(time, "schema=CertificateServices", $"Enable-ExchangeCertificate.Services='IIS, SMTP'.Identity='{ServerProfile.Fqdn}\\{_random.Hex(40).ToUpperInvariant()}'", entries);

    private void ResetByAdministrator(DateTime time, List<LogEntry> entries)
    {
        AdminCommand(time, "schema=ResetOABVirtualDirectory", $"Remove-OABVirtualDirectory.Force=$true.Identity='{_random.NextGuid()}'", entries);
        AdminCommand(
            time.AddSeconds(3), "schema=ResetOABVirtualDirectory",
            $"New-OABVirtualDirectory.WebSiteName='Default Web Site'.Server='{ServerProfile.Name}'.Role='ClientAccess'.InternalUrl='https://{ServerProfile.Fqdn}/OAB'.Path='{_server.InstallPath}FrontEnd\\HttpProxy\\OAB'", entries);
    }

    private void ExportToShare(DateTime time, List<LogEntry> entries)
    {
        var person = _random.Pick(_organisation.People);
        Cmdlet(time, "New-MailboxExportRequest", $"-Mailbox \"{person.Account}\" -FilePath \"\\\\fs01.contoso.example\\Archive$\\{person.Account}.pst\"", entries);
    }

    private void SetUrlInShell(DateTime time, List<LogEntry> entries) =>
        Cmdlet(time, "Set-OabVirtualDirectory", $"-Identity \"{ServerProfile.Name}\\OAB (Default Web Site)\" -ExternalUrl \"https://{ServerProfile.PublicHost}/OAB\"", entries);

    private void ErrorPage(DateTime time, List<LogEntry> entries)
    {
        var person = _random.Pick(_organisation.People);
        entries.Add(Request(
            "Owa", "GET", "/owa/auth/errorFE.aspx", $"httpCode=500&ts={time.Ticks}&be={ServerProfile.Name}&authError=ok&msg=3146&refurl=https%3A%2F%2F{ServerProfile.Fqdn}%3A444%2Fowa%2F%3Fbo%3D1",
            time, person.Browser, person.Address, 200));
    }

    /// <summary>Opening another mailbox by its address is a feature; OWASSRF looks the same but ends in /powershell.</summary>
    private void ForeignMailbox(DateTime time, List<LogEntry> entries)
    {
        var person = _random.Pick(_organisation.People);
        entries.Add(new WebRequest
        {
            Time = time,
            Id = _random.NextGuid(),
            Protocol = "Owa",
            Method = "GET",
            Stem = $"/owa/{_organisation.Chief.Smtp}/",
            Agent = person.Browser,
            Client = person.Address,
            Status = 200,
            Authentication = "FBA",
            User = person.Logon,
            Anchor = "Smtp~" + _organisation.Chief.Smtp,
            RoutingHint = "ExplicitLogon-SMTP",
            ResponseBytes = 48_113,
            Milliseconds = 92,
            BackEnd = new BackEndHop($"/owa/{_organisation.Chief.Smtp}/", "-", person.Logon, ServerProfile.LinkLocal),
        });
    }

    /// <summary>The scanner writes this domain into every request, so a reserved one would not be the scanner.</summary>
    private void NessusCheck(DateTime time, List<LogEntry> entries) => entries.Add(Request(
        "Owa", "GET", "/owa/", "&Email=autodiscover/autodiscover.json%3F@test.com", time, Agents.Linux, "192.0.2.251", 302));

    private void GuessedShellNames(DateTime time, List<LogEntry> entries)
    {
        var client = $"203.0.113.{_random.Between(181, 254)}";
        foreach (var (name, i) in ((string[])["shell", "help", "discover", "supp0rt"]).Select((n, i) => (n, i)))
        {
            entries.Add(Static($"/aspnet_client/{name}.aspx", client, time.AddSeconds(i), 404));
        }

        entries.Add(Request("Owa", "GET", "/owa/auth/RedirSuiteServerProxy.aspx", "", time.AddSeconds(5), Agents.Zgrab, client, 302));
    }

    /// <summary>The public nmap script names localhost, which no attack does.</summary>
    private void LocalhostCheck(DateTime time, List<LogEntry> entries) => entries.Add(Scanners.Localhost(_random, time, $"203.0.113.{_random.Between(181, 254)}"));

    private void MonitoringScript(DateTime time, List<LogEntry> entries)
    {
        var person = _organisation.People[^1];
        entries.Add(new WebRequest
        {
            Time = time,
            Id = _random.NextGuid(),
            Protocol = "Ews",
            Method = "POST",
            Stem = "/EWS/Exchange.asmx",
            Agent = Agents.Python,
            Client = "192.0.2.77",
            Status = 200,
            Authentication = "Basic",
            User = person.Logon,
            Anchor = person.SidAnchor,
            RoutingHint = "WindowsIdentity",
            RoutingStatus = person.RoutingDatabase,
            RequestBytes = 812,
            ResponseBytes = 1433,
            Milliseconds = 44,
            BackEnd = new BackEndHop("/EWS/Exchange.asmx", "-", person.Logon, ServerProfile.LinkLocal),
            Service = new EwsCall("GetFolder", person.Smtp),
        });
    }

    /// <summary>The vendor's AMSI test sends the cookie of the attack to the own server; the request filter answers 400.</summary>
    private void AmsiSelfTest(DateTime time, List<LogEntry> entries) => entries.Add(new WebRequest
    {
        Time = time,
        Id = _random.NextGuid(),
        Protocol = "Ecp",
        Method = "GET",
        Stem = $"/ecp/Test-{_random.Letters(8)}.js",
        Agent = Agents.PowerShellScript,
        Client = ServerProfile.Address,
        Host = ServerProfile.Fqdn,
        Status = 400,
        Authentication = "FBA",
        Anchor = $"ServerInfo~a]@{ServerProfile.Fqdn}:444/ecp/proxyLogon.ecp?#",
        RoutingHint = "X-BEResource-Cookie",
        Milliseconds = 21,
    });

    private void AdminCommand(DateTime time, string schema, string command, List<LogEntry> entries)
    {
        var admin = _organisation.Administrator;
        var activity = _random.NextGuid();
        var query = $"{schema}&msExchEcpCanary={_random.Letters(32, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")}.&ActID={activity}";
        entries.Add(new WebRequest
        {
            Time = time,
            Id = _random.NextGuid(),
            Protocol = "Ecp",
            Method = "POST",
            Stem = "/ecp/DDI/DDIService.svc/SetObject",
            Query = query,
            Agent = admin.Browser,
            Client = admin.Address,
            Status = 200,
            Referer = $"https://{ServerProfile.PublicHost}/ecp/VDirMgmt/EditVirtualDirectory.aspx?pwmcid=4",
            Authentication = "FBA",
            User = admin.Logon,
            Anchor = admin.SidAnchor,
            RoutingHint = "WindowsIdentity",
            RoutingStatus = admin.RoutingDatabase,
            RequestBytes = 611,
            ResponseBytes = 1409,
            Milliseconds = 410,
            BackEnd = new BackEndHop("/ecp/DDI/DDIService.svc/SetObject", query, admin.Logon, ServerProfile.LinkLocal),
        });
        entries.Add(new EcpCommand
        {
            Time = time.AddMilliseconds(-6),
            Command = command,
            Url = "/ecp/DDI/DDIService.svc/SetObject?" + query,
            Session = _random.NextGuid(),
            Activity = activity,
            User = admin.Smtp,
            Sid = admin.Sid,
            Milliseconds = 388,
        });
    }

    private void Cmdlet(DateTime time, string cmdlet, string parameters, List<LogEntry> entries)
    {
        var admin = _organisation.Administrator;
        var request = new WebRequest
        {
            Time = time,
            Id = _random.NextGuid(),
            Protocol = "PowerShell",
            Method = "POST",
            Stem = "/powershell",
            Query = "PSVersion=5.1.17763.1",
            Agent = Agents.WinRm,
            Client = admin.Address,
            Host = ServerProfile.Fqdn,
            Status = 200,
            Authentication = "Kerberos",
            User = admin.Logon,
            Anchor = admin.SidAnchor,
            RoutingHint = "WindowsIdentity",
            RequestBytes = 5127,
            ResponseBytes = 847,
            Milliseconds = 61,
            BackEnd = new BackEndHop("/powershell", "PSVersion=5.1.17763.1", admin.Logon, ServerProfile.LinkLocal),
            Service = new PowerShellCall(admin.Smtp, "Microsoft WinRM Client"),
        };
        entries.Add(request);
        entries.Add(new CmdletRun
        {
            Time = time.AddMilliseconds(40),
            Session = request.Id,
            Id = _random.NextGuid(),
            User = admin.Account,
            Sid = admin.Sid,
            Application = "ManagementShell",
            Cmdlet = cmdlet,
            Parameters = parameters,
            Milliseconds = 740,
        });
    }

    private WebRequest Request(string protocol, string method, string stem, string query, DateTime time, Agent agent, string client, int status) => new()
    {
        Time = time,
        Id = _random.NextGuid(),
        Protocol = protocol,
        Method = method,
        Stem = stem,
        Query = query,
        Agent = agent,
        Client = client,
        Status = status,
        Authentication = "FBA",
        IisSuffix = status == 302 ? "&LogoffReason=NoCookiesGetOrE14AuthPost" : "",
        Milliseconds = _random.Between(1, 12),
    };

    private WebRequest Static(string stem, string client, DateTime time, int status) => new()
    {
        Time = time,
        Id = _random.NextGuid(),
        Protocol = "",
        Method = "GET",
        Stem = stem,
        Agent = Agents.Zgrab,
        Client = client,
        Status = status,
        InHttpProxy = false,
        Milliseconds = 2,
    };
}
