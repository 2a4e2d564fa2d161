namespace Breakwater.Accuracy.Tests.Evidence;

/// <summary>The traces of intrusions as the reference describes them; no payload, only the marks that logs show.</summary>
internal static class Intrusions
{
    public const string Tag = "http://g/<script language=\"JScript\" runat=\"server\">PAYLOAD</script>";

    /// <summary>Forged request through ECP: the proxy's row, and the front end's.</summary>
    public static void Ssrf(this Box box, DateTime time, string target, int status, string client = "192.0.2.77", string stem = "/ecp/b3.js", string agent = "python-requests/2.25.1", string? id = null)
    {
        var r = new Request(time, "POST", stem) { Client = client, Agent = agent, Status = status, Anchor = $"ServerInfo~a]@{box.Fqdn}:444{target}?#", Hint = "X-BEResource-Cookie" };
        box.FrontEnd(r);
        box.Proxy(stem.StartsWith("/owa", StringComparison.Ordinal) ? Log.ProxyOwa : Log.ProxyEcp, r, id);
        box.BackEnd(r with { Stem = target.Split('?')[0], Query = target.Contains('?', StringComparison.Ordinal) ? target.Split('?')[1] : "", User = $@"{box.Domain}\{box.Name}$" });
    }

    public static void ProxyLogon(this Box box, DateTime t, string shell = "/aspnet_client/iisx.aspx", string client = "192.0.2.77")
    {
        box.Ssrf(t, "/autodiscover/autodiscover.xml", 200, client);
        box.Ssrf(t.AddSeconds(2), "/mapi/emsmdb/", 200, client);
        box.Ssrf(t.AddSeconds(4), "/ecp/proxyLogon.ecp", 241, client);
        box.Ssrf(t.AddSeconds(5), "/ecp/DDI/DDIService.svc/GetObject?schema=OABVirtualDirectory", 200, client);
        box.Ssrf(t.AddSeconds(7), "/ecp/DDI/DDIService.svc/SetObject?schema=OABVirtualDirectory", 200, client);
        box.Ecp(t.AddSeconds(6), $"Set-OabVirtualDirectory.ExternalUrl='{Tag}'.Identity='{box.NextGuid()}'", "/ecp/DDI/DDIService.svc/SetObject?schema=OABVirtualDirectory&msExchEcpCanary=zz");
        box.Ssrf(t.AddSeconds(11), "/ecp/DDI/DDIService.svc/SetObject?schema=ResetOABVirtualDirectory", 200, client);
        box.Use(t.AddMinutes(3), shell, client);
    }

    public static void Use(this Box box, DateTime t, string shell, string client = "192.0.2.77", string agent = "Mozilla/5.0 (Windows NT 6.1; WOW64)", int times = 3)
    {
        for (var i = 0; i < times; i++)
        {
            box.FrontEnd(new Request(t.AddSeconds(i * 20), "POST", shell) { Client = client, Agent = agent, Bytes = 900 + (i * 4000) });
        }
    }

    /// <summary>Path confusion through autodiscover.json as the front end and the proxy write it.</summary>
    public static void Confusion(this Box box, DateTime t, string target, int status, string method = "GET", string user = "", string client = "192.0.2.140", string host = "zq.test", string agent = "python-requests/2.26.0")
    {
        var r = new Request(t, method, "/autodiscover/autodiscover.json")
        {
            Query = $"@{host}{target}&Email=autodiscover/autodiscover.json%3F@{host}",
            Status = status,
            User = user,
            Client = client,
            Agent = agent,
        };
        box.FrontEnd(r);
        box.Proxy(Log.ProxyAutodiscover, r);
    }

    public static void ProxyShell(this Box box, DateTime t, string victim = "fin.archive@tailspin.test")
    {
        box.Confusion(t, "/mapi/nspi/?", 200);
        box.Confusion(t.AddSeconds(3), "/autodiscover/autodiscover.xml?", 200, "POST");
        box.Confusion(t.AddSeconds(5), "/mapi/emsmdb/?", 200, "POST");
        box.Confusion(t.AddSeconds(9), "/ews/exchange.asmx?", 200, "POST");
        box.Ews(t.AddSeconds(9), "CreateItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", victim);
        box.Confusion(t.AddSeconds(15), "/powershell/?X-Rps-CAT=VgEAVAdXaW5kb3dzQwBBCEtlcmJlcm9z", 200, "POST", agent: "Microsoft WinRM Client");
        box.RpsHttp(t.AddSeconds(15), @"TAILSPIN\Administrator", "Microsoft WinRM Client", "?X-Rps-CAT=VgEAVAdXaW5kb3dzQwBBCEtlcmJlcm9z");
        box.RpsCmdlet(t.AddSeconds(21), @"TAILSPIN\Administrator", "New-ManagementRoleAssignment", "-Role \"Mailbox Import Export\" -User \"Administrator\"");
        box.RpsCmdlet(t.AddSeconds(30), @"TAILSPIN\Administrator", "New-MailboxExportRequest", $"-Mailbox \"{victim}\" -IncludeFolders \"#Drafts#\" -FilePath \"\\\\127.0.0.1\\C$\\inetpub\\wwwroot\\aspnet_client\\wtsq.aspx\"");
        box.Use(t.AddMinutes(2), "/aspnet_client/wtsq.aspx", "192.0.2.140", "python-requests/2.26.0");
    }

    public static void OwaSsrf(this Box box, DateTime t, int status = 200)
    {
        var r = new Request(t, "POST", "/owa/mastermailbox@outlook.com/powershell") { User = @"TAILSPIN\n.brandt", Client = "192.0.2.210", Agent = "Mozilla/5.0 (X11; Linux x86_64)", Status = status };
        box.FrontEnd(r);
        box.Proxy(Log.ProxyOwa, r);
        box.RpsHttp(t, @"TAILSPIN\n.brandt", "Mozilla/5.0 (X11; Linux x86_64)", "", status, "/powershell", "192.0.2.210, /owa/mastermailbox@outlook.com/powershell");
    }
}
