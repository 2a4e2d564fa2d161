using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Evidence in conditions that hide or distort what happened: columns left out, addresses encoded again and again.</summary>
internal static class AdverseCases
{
    private static readonly DateTime InAugust = At(2021, 8, 11, 3, 20);

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("adverse-logs-without-query", () => August2021(FrontEndOnly("cs-uri-query")), Shapes.Kape, Vulnerable, CannotExclude, 11)
            with { States = [("proxyshell", CannotExclude), ("proxytoken", NotFound)], Says = ["without cs-uri-query"] },
        Of("adverse-logs-without-query-where-none-is-needed", () => March2021(FrontEndOnly("cs-uri-query")), Shapes.Kape, Vulnerable, NotFound, 10) with { States = [("proxylogon", NotFound)] },
        Of("adverse-logs-without-method", () => March2021(FrontEndOnly("cs-method")), Shapes.Kape, Vulnerable, CannotExclude, 11) with { States = [("proxylogon", CannotExclude)] },
        Of("adverse-logs-without-referer-and-agent", () => August2021(FrontEndOnly("cs(Referer)", "cs(User-Agent)", "sc-substatus", "sc-win32-status", "time-taken", "s-ip")), Shapes.Kape, Vulnerable, NotFound, 10),
        Of("adverse-confusion-encoded-twice", () => August2021().With(b =>
        {
            var r = new Request(InAugust, "POST", "/autodiscover/autodiscover.json") { Query = "%2540wq.test%252fEWS%252fexchange.asmx%253f&Email=autodiscover%2Fautodiscover.json%253F%40wq.test", Client = "192.0.2.140", Agent = "python-requests/2.26.0" };
            b.FrontEnd(r);
            b.Proxy(Log.ProxyAutodiscover, r);
            b.Ews(InAugust, "GetItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "t.bauer@wingtip.test");
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxyshell", Compromised), ("proxylogon", NotFound)], Must = ["proxyshell:mailTaken"], Mailboxes = ["t.bauer@wingtip.test=Taken"] },
        Of("adverse-confusion-with-the-vendors-library", () => August2021().With(b =>
        {
            b.Proxy(Log.ProxyAutodiscover, new Request(InAugust, "POST", "/autodiscover/autodiscover.json") { Query = "@wq.test/EWS/exchange.asmx?&Email=autodiscover/autodiscover.json%3F@wq.test", Client = "10.20.0.2", Agent = "ExchangeServicesClient/15.01.2308.008" });
            b.Ews(InAugust, "GetItem", @"NT AUTHORITY\SYSTEM", "ExchangeServicesClient/15.01.2308.008", "t.bauer@wingtip.test", client: "10.20.0.2");
        }), Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("proxyshell", Compromised), ("proxylogon", NotFound)], Must = ["proxyshell:mailTaken"], Mailboxes = ["t.bauer@wingtip.test=Taken"] },
        Of("adverse-view-state-on-an-error-page", () => August2021().With(b => b.FrontEnd(new Request(InAugust, "GET", "/owa/auth/errorFE.aspx") { Query = "__VIEWSTATEGENERATOR=A1B2C3D4&__VIEWSTATE=%2fwEy" + new string('Q', 900), Status = 500 })), Shapes.Kape, Vulnerable, Targeted, 12)
            with { States = [("viewstate-key", Targeted)], MustNot = ["viewstate-key:exploited"] },
        Of("adverse-everybody-owns-an-inbox", () => Summer2026().File(@"C:\temp\ir\folders.txt", Folder("Inbox", "Default", "Owner") + Folder("Calendar", "Default", "AvailabilityOnly")), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("cve-2026-42897", Compromised)], Must = ["cve-2026-42897:persistence"], Mailboxes = ["unknown mailbox=Reachable"] },
        Of("adverse-everybody-owns-an-inbox-before-the-hole-was-known", () => August2021().File(@"C:\temp\ir\folders.txt", Folder("Inbox", "Default", "Owner")), Shapes.Kape, Vulnerable, Compromised, 14)
            with { States = [("mailbox-abuse", Compromised), ("cve-2026-42897", NotFound)] },
        Of("adverse-everybody-owns-an-inbox-in-a-table", () => Summer2026().File(@"C:\temp\ir\folders.txt",
            "\r\nFolderName           User                 AccessRights                  SharingPermissionFlags\r\n----------           ----                 ------------                  ----------------------\r\nPosteingang          Standard             {Owner}\r\nPosteingang          Anonym               {None}\r\n\r\n"),
            Shapes.Kape, Vulnerable, Compromised, 14) with { States = [("cve-2026-42897", Compromised)] },
        Of("adverse-mail-store-in-a-web-folder", () => August2021().With(b => b.File(@"C:\inetpub\wwwroot\aspnet_client\q3.pst", [.. "!BDN"u8, .. new byte[600]])), Shapes.Kape, Vulnerable, Suspected, 13)
            with { States = [("mailbox-abuse", Suspected)], Must = ["mailbox-abuse:mailTaken"], Mailboxes = ["unknown mailbox=Taken"] },
        Of("adverse-mail-store-of-an-administrator", () => August2021().With(b => b.File(@"D:\PST\leaver.pst", [.. "!BDN"u8, .. new byte[600]])), Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
        Of("adverse-shared-calendars", () => Summer2026().File(@"C:\temp\ir\folders.txt",
            Folder("Calendar", "Default", "LimitedDetails") + Folder("Calendar", "Anonymous", "AvailabilityOnly") + Folder("Inbox", "Default", "None") + Folder("Inbox", "Sekretariat", "Editor") + Folder("Projekte", "Default", "Reviewer") + Folder("Inbox", "Default", "Reviewer")),
            Shapes.Kape, Vulnerable, NotFound, 10) with { Mailboxes = [] },
    ];

    private static string Folder(string name, string holder, string right) => $"RunspaceId   : 5f1c\r\nFolderName   : {name}\r\nUser         : {holder}\r\nAccessRights : {{{right}}}\r\nIdentity     : {holder}\r\nIsValid      : True\r\n\r\n";

    /// <summary>Exchange 2016 CU23 with the update of February 2026, which does not close the hole of May 2026.</summary>
    private static Box Summer2026()
    {
        var box = new Box { Name = "POST-02", Domain = "int.adatum.test" };
        box.Builds.Add((DateTime.MinValue, "15.1.2507.66"));
        return box.Setup((At(2026, 6, 1, 8), "Install", "15.1.2507.66")).Quiet(At(2026, 6, 1, 8), At(2026, 6, 8, 20));
    }

    private static Box FrontEndOnly(params string[] without)
    {
        var box = new Box { IisColumns = [.. Columns.Iis.Except(without)] };
        box.Off.UnionWith(Enum.GetValues<Log>().Except([Log.FrontEnd]));
        return box;
    }
}
