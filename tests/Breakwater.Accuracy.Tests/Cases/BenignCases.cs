using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>What looks like an attack and is none.</summary>
internal static class BenignCases
{
    public static IEnumerable<AccuracyCase> All =>
    [
        Of("self-test-amsi", () => March2021().With(b =>
        {
            var r = new Request(Intrusion2021, "POST", "/ecp/Test-QwErTy.js") { Client = "10.20.0.7", Status = 400, Anchor = $"ServerInfo~{b.Fqdn}:444/ecp/proxyLogon.ecp", Hint = "X-BEResource-Cookie" };
            b.FrontEnd(r);
            b.Proxy(Log.ProxyEcp, r);
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("localised-errors", () => March2021().With(b => b.Proxy(Log.ProxyEcp, new Request(Intrusion2021, "GET", "/ecp/") { User = @"TAILSPIN\zoé", Status = 403, Errors = "Exception=Accès refusé: l'utilisateur n'a pas les droits" })), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("owa-error-pages", () => March2021().With(b =>
        {
            b.FrontEnd(new Request(Intrusion2021, "GET", "/owa/auth/errorFE.aspx") { Query = "httpCode=500&msg=1&owaError=x&refurl=https%3a%2f%2fntmx07%3a444%2fecp%2f", Status = 200 });
            b.FrontEnd(new Request(Intrusion2021.AddSeconds(4), "GET", "/owa/auth/frowny.aspx") { Query = "app=OWA&et=ServerError", Status = 200 });
            b.FrontEnd(new Request(Intrusion2021.AddSeconds(9), "POST", "/owa/auth.owa") { Status = 302 });
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("backup-through-ews", () => March2021().With(b =>
        {
            for (var i = 0; i < 30; i++)
            {
                b.Ews(Intrusion2021.AddSeconds(i), "ExportItems", "svc-backup@tailspin.test", "BackupProduct/9.1 (ExchangeServicesClient/15.00.0913.022)", "", 200);
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
        Of("third-party-site", () => March2021().With(b => b.FrontEnd(new Request(Intrusion2021, "POST", "/selfservice/reset.aspx") { User = @"TAILSPIN\m.okafor" })), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("logon-page-of-the-house", () => March2021().With(b =>
        {
            b.File(b.Install + @"\FrontEnd\HttpProxy\owa\auth\webmail.aspx", "<%@ Page Language=\"C#\" %><% if (Request.IsSecureConnection) Response.AddHeader(\"X-Site\", \"1\"); %><html><form action=\"/owa/auth.owa\" method=\"post\"><input name=\"username\"><input name=\"password\" type=\"password\"></form></html>");
            for (var i = 0; i < 40; i++)
            {
                b.FrontEnd(new Request(Intrusion2021.AddMinutes(i), i % 4 == 0 ? "POST" : "GET", "/owa/auth/webmail.aspx") { Client = $"10.20.3.{i % 9}" });
            }
        }), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("reading-by-exchange-itself", () => March2021().With(b => b.Ews(Intrusion2021, "GetItem", @"TAILSPIN\NTMX08$", "ExchangeServicesClient/15.01.2176.002", "t.bauer@tailspin.test", client: "10.20.0.12")), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
        Of("certificates-in-eac", () => March2021().With(b => b.BackEnd(new Request(Intrusion2021, "POST", "/ecp/DDI/DDIService.svc/SetObject") { Query = "schema=CertificateServices&msExchEcpCanary=q", User = @"TAILSPIN\adm.lind" })), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("published-calendar", () => March2021().With(b => b.FrontEnd(new Request(Intrusion2021, "POST", "/owa/calendar/8f2c@tailspin.test/19ab/calendar.html"))), Shapes.Kape, Vulnerable, NotFound, 10),
    ];
}
